namespace Holdall.Engine.Fields;
internal static class RandomPattern { public static string Generate(string pattern) => Ids.Random(15, Ids.LowerLettersAndDigits); }
