using Holdall.Plugins.Files.Thumbs;
using SkiaSharp;

namespace Holdall.Plugins.Files.Tests.Thumbs;

public sealed class ThumbImageTests
{
    private const long MaxPixels = 1_000_000;

    [Theory]
    [InlineData("70x50", 70, 50)]
    [InlineData("70x50t", 70, 50)]
    [InlineData("70x50b", 70, 50)]
    [InlineData("500x10", 500, 10)]
    [InlineData("70x50f", 70, 35)]
    [InlineData("7x500f", 7, 3)]
    [InlineData("900x900f", 300, 150)]
    [InlineData("1x1f", 1, 1)]
    [InlineData("0x50", 100, 50)]
    [InlineData("0x300", 600, 300)]
    [InlineData("50x0", 50, 25)]
    [InlineData("1x0", 1, 1)]
    [InlineData("600x0t", 600, 300)]
    public void A_thumb_has_the_size_that_its_form_asks_for(string size, int width, int height)
    {
        using var thumb = Decode(Make(TestImages.Make(SKEncodedImageFormat.Png, 300, 150), size, "image/png"));

        (thumb.Width, thumb.Height).ShouldBe((width, height));
    }

    [Theory]
    [InlineData("20x20", "red", "lime", "blue", "white")]
    [InlineData("20x5t", "red", "lime", "red", "lime")]
    [InlineData("20x5b", "blue", "white", "blue", "white")]
    [InlineData("20x20f", "red", "lime", "blue", "white")]
    [InlineData("0x20", "red", "lime", "blue", "white")]
    public void It_shows_the_part_that_its_form_asks_for(string size, params string[] corners)
    {
        using var thumb = Decode(Make(TestImages.Make(SKEncodedImageFormat.Png, 200, 200), size, "image/png"));

        CornersOf(thumb).ShouldBe(corners);
    }

    [Theory]
    [InlineData("image/jpeg", SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Jpeg)]
    [InlineData("image/jpg", SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Jpeg)]
    [InlineData("image/webp", SKEncodedImageFormat.Webp, SKEncodedImageFormat.Png)]
    [InlineData("image/png", SKEncodedImageFormat.Png, SKEncodedImageFormat.Png)]
    [InlineData("image/gif", SKEncodedImageFormat.Png, SKEncodedImageFormat.Gif)]
    public void Its_format_follows_from_the_type_of_the_image(string contentType, SKEncodedImageFormat image, SKEncodedImageFormat expected)
    {
        using var thumb = Make(TestImages.Make(image, 300, 200), "30x20", contentType);
        using var codec = SKCodec.Create(new SKManagedStream(thumb));

        codec.EncodedFormat.ShouldBe(expected);
        using var pixels = SKBitmap.Decode(codec);
        CornersOf(pixels).ShouldBe(["red", "lime", "blue", "white"]);
    }

    [Fact]
    public void A_gif_is_as_colourful_as_it_can_be_and_stays_clear_where_it_was()
    {
        using var source = new SKBitmap(256, 256);
        for (var y = 0; y < 256; y++)
        {
            for (var x = 0; x < 256; x++) source.SetPixel(x, y, new SKColor((byte)x, (byte)y, (byte)(255 - x), y < 8 ? (byte)0 : (byte)255));
        }

        using var png = source.Encode(SKEncodedImageFormat.Png, 100);
        using var gif = Decode(Make(png.ToArray(), "256x256", "image/gif"));

        gif.GetPixel(100, 4).Alpha.ShouldBe((byte)0);
        var worst = 0;
        for (var y = 8; y < 256; y++)
        {
            for (var x = 0; x < 256; x++) worst = Math.Max(worst, Math.Abs(gif.GetPixel(x, y).Red - x) + Math.Abs(gif.GetPixel(x, y).Green - y));
        }

        worst.ShouldBeLessThan(40);
        gif.Pixels.Distinct().Count().ShouldBeInRange(200, 256);
    }

    [Theory]
    [InlineData(1, "red", "lime", "blue", "white")]
    [InlineData(2, "lime", "red", "white", "blue")]
    [InlineData(3, "white", "blue", "lime", "red")]
    [InlineData(4, "blue", "white", "red", "lime")]
    [InlineData(5, "red", "blue", "lime", "white")]
    [InlineData(6, "blue", "red", "white", "lime")]
    [InlineData(7, "white", "lime", "blue", "red")]
    [InlineData(8, "lime", "white", "red", "blue")]
    public void A_photo_is_turned_as_the_camera_was_held(byte orientation, params string[] corners)
    {
        var photo = TestImages.Turned(TestImages.Make(SKEncodedImageFormat.Jpeg, 320, 160), orientation);

        using var thumb = Decode(Make(photo, "0x40", "image/jpeg"));

        (thumb.Width, thumb.Height).ShouldBe(orientation < 5 ? (80, 40) : (20, 40));
        CornersOf(thumb).ShouldBe(corners);
    }

    [Theory]
    [InlineData(20_000, 10_000)]
    [InlineData(100_000, 100_000)]
    [InlineData(1, 2_000_000)]
    public void An_image_that_would_take_too_much_memory_is_refused_by_its_header(uint width, uint height) =>
        Should.Throw<ThumbException>(() => Make(TestImages.Claiming(width, height), "100x100", "image/png"));

    [Theory]
    [InlineData("0x40000")]
    [InlineData("65535x65535")]
    [InlineData("30000x0")]
    public void So_is_a_thumb_that_would(string size) =>
        Should.Throw<ThumbException>(() => Make(TestImages.Make(SKEncodedImageFormat.Png, 10, 10), size, "image/png")).Message.ShouldContain("too large");

    [Fact]
    public void A_size_beyond_all_images_is_none()
    {
        ThumbSize.Parse("99999999999x1").ShouldBeNull();
        ThumbSize.Parse("0x0").ShouldBeNull();
        ThumbSize.Parse("12x34b").ShouldBe(new ThumbSize(12, 34, ThumbMode.Bottom));
    }

    [Fact]
    public void What_is_no_image_or_ends_too_early_is_refused()
    {
        var image = TestImages.Make(SKEncodedImageFormat.Png, 300, 150);

        Should.Throw<ThumbException>(() => Make("no image"u8.ToArray(), "100x100", "image/png"));
        Should.Throw<ThumbException>(() => Make([], "100x100", "image/png"));
        Should.Throw<ThumbException>(() => Make(image[..(image.Length / 2)], "100x100", "image/png"));
    }

    private static Stream Make(byte[] image, string size, string contentType) =>
        ThumbImage.Make(new MemoryStream(image), ThumbSize.Parse(size)!.Value, contentType, format: null, MaxPixels);

    private static SKBitmap Decode(Stream image) => SKBitmap.Decode(image);

    private static string[] CornersOf(SKBitmap image)
    {
        var (right, bottom) = (image.Width - 1, image.Height - 1);
        return [NameOf(image.GetPixel(0, 0)), NameOf(image.GetPixel(right, 0)), NameOf(image.GetPixel(0, bottom)), NameOf(image.GetPixel(right, bottom))];
    }

    private static string NameOf(SKColor color) => (color.Red > 128, color.Green > 128, color.Blue > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "lime",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => color.ToString(),
    };
}
