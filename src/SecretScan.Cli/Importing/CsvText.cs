using System.Text;

namespace SecretScan.Cli.Importing;

/// <summary>Reads CSV (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>The rows, cell by cell; cells may hold line breaks.</summary>
    public static IEnumerable<List<string>> Rows(string text)
    {
        List<string> row = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (quoted)
            {
                if (sign == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else if (sign == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(sign);
                }
            }
            else if (sign == '"')
            {
                quoted = true;
            }
            else if (sign is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (sign == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
            else if (sign != '\r')
            {
                cell.Append(sign);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            yield return [.. row, cell.ToString()];
        }
    }
}
