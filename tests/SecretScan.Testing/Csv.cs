using System.Text;

namespace SecretScan.Testing;

/// <summary>Reads tables as RFC 4180 has them.</summary>
public static class Csv
{
    /// <summary>The rows, the heading first.</summary>
    /// <exception cref="FormatException">The table is not as RFC 4180 has it.</exception>
    public static List<string[]> Rows(string table)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < table.Length; i++)
        {
            var c = table[i];
            if (quoted && c == '"' && i + 1 < table.Length && table[i + 1] == '"')
            {
                cell.Append(table[i++]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (c == ',' || c == '\r'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\r')
                {
                    if (table[++i] != '\n')
                    {
                        throw new FormatException("a line ends with half of its end");
                    }

                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        return quoted || row.Count > 0 || cell.Length > 0 ? throw new FormatException("the last line does not end") : rows;
    }
}
