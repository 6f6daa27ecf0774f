using System.Globalization;

namespace Holdall.Values;

/// <summary>Reads the parts of a date from a text by a layout of <see cref="DateLayouts"/>.</summary>
internal ref struct DateParts(string text)
{
    /// <summary>.NET's years start at 1: dates around the year 0 are reckoned in a later cycle of the calendar, which is the same.</summary>
    private const int Cycle = 400;

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] LongDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private ReadOnlySpan<char> _rest = text;
    private int _year;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _milliseconds;
    private int _offsetSeconds;

    public bool Read(string layout)
    {
        foreach (var part in layout)
        {
            if (!ReadPart(part)) return false;
        }

        if (!_rest.IsEmpty) return false;
        return _day >= 1 && _day <= DateTime.DaysInMonth(_year == 0 ? Cycle : _year, _month);
    }

    /// <summary>The stored form in UTC, or null if the offset leads out of the years from 0 to 9999.</summary>
    public readonly string? Format()
    {
        var shift = _year < 2 ? Cycle : 0;
        var local = new DateTime(_year + shift, _month, _day, _hour, _minute, _second, _milliseconds, DateTimeKind.Utc);
        var ticks = local.Ticks - _offsetSeconds * TimeSpan.TicksPerSecond;
        if (ticks > DateTime.MaxValue.Ticks) return null;
        var utc = new DateTime(ticks, DateTimeKind.Utc);
        var year = utc.Year - shift;
        return year < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{utc:MM-dd HH:mm:ss.fff}Z");
    }

    private bool ReadPart(char part) => part switch
    {
        'Y' => Digits(4, 4, out _year),
        'y' => ReadShortYear(),
        'M' => Digits(2, 2, out _month) && _month is >= 1 and <= 12,
        'B' => ReadName(Months, out _month),
        'D' => Digits(2, 2, out _day),
        'd' => Digits(1, 2, out _day),
        'A' => ReadName(Days, out _),
        'W' => ReadName(LongDays, out _),
        'H' => Digits(1, 2, out _hour) && _hour < 24,
        'h' => Digits(1, 2, out _hour) && _hour <= 12,
        'P' => ReadHalfOfDay(),
        'm' => Digits(2, 2, out _minute) && _minute < 60,
        's' => Digits(2, 2, out _second) && _second < 60 && ReadFraction(),
        'z' => ReadOffset(withColon: false),
        'Z' => ReadOffset(withColon: true),
        'v' => Skip("Z") || ReadOffset(withColon: false),
        'V' => Skip("Z") || ReadOffset(withColon: true),
        'N' => ReadZone(),
        ' ' => ReadSpace(),
        _ => Skip([part]),
    };

    private bool Skip(scoped ReadOnlySpan<char> literal)
    {
        if (!_rest.StartsWith(literal)) return false;
        _rest = _rest[literal.Length..];
        return true;
    }

    private bool ReadSpace()
    {
        if (!_rest.StartsWith(' ')) return false;
        _rest = _rest.TrimStart(' ');
        return true;
    }

    private bool Digits(int least, int most, out int number)
    {
        number = 0;
        var count = 0;
        for (; count < most && count < _rest.Length && char.IsAsciiDigit(_rest[count]); count++) number = number * 10 + _rest[count] - '0';
        _rest = _rest[count..];
        return count >= least;
    }

    private bool ReadShortYear()
    {
        if (!Digits(2, 2, out _year)) return false;
        _year += _year >= 69 ? 1900 : 2000;
        return true;
    }

    private bool ReadName(string[] names, out int number)
    {
        for (number = 1; number <= names.Length; number++)
        {
            if (!_rest.StartsWith(names[number - 1], StringComparison.OrdinalIgnoreCase)) continue;
            _rest = _rest[names[number - 1].Length..];
            return true;
        }

        return false;
    }

    private bool ReadHalfOfDay()
    {
        if (Skip("PM")) _hour = _hour < 12 ? _hour + 12 : 12;
        else if (!Skip("AM")) return false;
        else if (_hour == 12) _hour = 0;
        return true;
    }

    /// <summary>Any number of digits behind a point or comma, of which three count.</summary>
    private bool ReadFraction()
    {
        if (_rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1])) return true;
        _rest = _rest[1..];
        for (var weight = 100; _rest.Length > 0 && char.IsAsciiDigit(_rest[0]); weight /= 10, _rest = _rest[1..]) _milliseconds += weight * (_rest[0] - '0');
        return true;
    }

    private bool ReadOffset(bool withColon)
    {
        if (_rest.IsEmpty || _rest[0] is not ('+' or '-')) return false;
        var sign = _rest[0] == '-' ? -1 : 1;
        _rest = _rest[1..];
        if (!Digits(2, 2, out var hours) || withColon && !Skip(":") || !Digits(2, 2, out var minutes) || hours > 24 || minutes > 60) return false;
        _offsetSeconds = sign * (hours * 60 + minutes) * 60;
        return true;
    }

    /// <summary>A zone by name counts as UTC, but GMT may be followed by its hours. An offset may stand in place of a name.</summary>
    private bool ReadZone()
    {
        if (Skip("GMT"))
        {
            if (TryReadHours(out var hours) && _offsetSeconds == 0) _offsetSeconds = hours * 3600;
            return true;
        }

        if (TryReadHours(out _)) return true;
        if (Skip("ChST") || Skip("MeST")) return true;
        var length = 0;
        while (length < _rest.Length && char.IsAsciiLetterUpper(_rest[length])) length++;
        if (length is < 3 or > 5 || length == 5 && _rest[4] != 'T' || length == 4 && _rest[3] != 'T' && !_rest.StartsWith("WITA")) return false;
        _rest = _rest[length..];
        return true;
    }

    private bool TryReadHours(out int hours)
    {
        hours = 0;
        if (_rest.Length < 2 || _rest[0] is not ('+' or '-') || !char.IsAsciiDigit(_rest[1])) return false;
        var sign = _rest[0] == '-' ? -1 : 1;
        var before = _rest;
        _rest = _rest[1..];
        if (Digits(1, 3, out hours) && hours <= 23)
        {
            hours *= sign;
            return true;
        }

        _rest = before;
        return false;
    }
}
