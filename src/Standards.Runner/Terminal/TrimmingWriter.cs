using System.IO;
using System.Text;

namespace Standards.Terminal;

/// <summary>Leaves out the spaces at the ends of lines, which padded cells leave.</summary>
internal sealed class TrimmingWriter(TextWriter inner) : TextWriter
{
    private int spaces;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            spaces++;
            return;
        }

        if (value is not ('\r' or '\n'))
        {
            for (; spaces > 0; spaces--)
            {
                inner.Write(' ');
            }
        }

        spaces = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
