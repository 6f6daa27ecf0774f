using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Holdall.Engine.Files;

namespace Holdall.Engine.Tests.Files;

/// <summary>A small file of every kind, and what it is taken for.</summary>
public sealed class FileKindsTests
{
    [Theory]
    [InlineData("/* XPM */\nstatic char", "image/x-xpixmap", ".xpm")]
    [InlineData("7z\u00bc\u00af'\u001c\0\u0004", "application/x-7z-compressed", ".7z")]
    [InlineData("\u00ef\u00bb\u00bf\n%PDF-1.7", "application/pdf", ".pdf")]
    [InlineData("%FDF-1.2", "application/vnd.fdf", ".fdf")]
    [InlineData("%!PS-Adobe-3.0", "application/postscript", ".ps")]
    [InlineData("8BPS\0\u0001", "image/vnd.adobe.photoshop", ".psd")]
    [InlineData("-----BEGIN PKCS7-----", "application/pkcs7-signature", ".p7s")]
    [InlineData("\u0089PNG\r\n\u001a\n\0\0\0\u000dIHDR\0\0\0\u0001\0\0\0\u0001\u0008\u0006\0\0\0....\0\0\0\u0008acTL", "image/apng", ".apng")]
    [InlineData("\u00ff\u000a\u00fa\u001f", "image/jxl", ".jxl")]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n\0\0\0\u0014ftypjp2 ", "image/jp2", ".jp2")]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n\0\0\0\u0014ftypjpx ", "image/jpx", ".jpf")]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n\0\0\0\u0014ftypjpm ", "image/jpm", ".jpm")]
    [InlineData("\0\0\0\u000cJXS \r\n\u0087\n", "image/jxs", ".jxs")]
    [InlineData("MZ\u0090\0\u0003", "application/vnd.microsoft.portable-executable", ".exe")]
    [InlineData("\u007fELF", "application/x-elf", "")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0001\0", "application/x-object", "")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0002\0", "application/x-executable", "")]
    [InlineData("\u007fELF\u0002\u0002\u0001\0\0\0\0\0\0\0\0\0\0\u0003", "application/x-sharedlib", ".so")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\u0004\0", "application/x-coredump", "")]
    [InlineData("!<arch>\nx.o/", "application/x-archive", ".a")]
    [InlineData("!<arch>\ndebian-binary   ", "application/vnd.debian.binary-package", ".deb")]
    [InlineData("xar!\0\u001c", "application/x-xar", ".xar")]
    [InlineData("BZh91AY&SY", "application/x-bzip2", ".bz2")]
    [InlineData("SIMPLE  =                    T / conforms", "application/fits", ".fits")]
    [InlineData("fLaC\0\0\0\"", "audio/flac", ".flac")]
    [InlineData("MThd\0\0\0\u0006", "audio/midi", ".midi")]
    [InlineData("MAC \u0096\u000f\0\0", "audio/ape", ".ape")]
    [InlineData("MAC addresses", "text/plain; charset=utf-8", ".txt")]
    [InlineData("MPCK", "audio/musepack", ".mpc")]
    [InlineData("#!AMR\n", "audio/amr", ".amr")]
    [InlineData("FORM\0\0\0\u0004AIFF", "audio/aiff", ".aiff")]
    [InlineData(".snd\0\0\0\u0018", "audio/basic", ".au")]
    [InlineData("\0\0\u0001\u00ba", "video/mpeg", ".mpeg")]
    [InlineData("\0\0\0\u0008moov....", "video/quicktime", ".mov")]
    [InlineData("\0\0\0\u0008wide....", "video/quicktime", ".mov")]
    [InlineData("and free of charge", "text/plain; charset=utf-8", ".txt")]
    [InlineData("\0\0\0\u0018ftypavif", "image/avif", ".avif")]
    [InlineData("\0\0\0\u0018ftyp3gp5", "video/3gpp", ".3gp")]
    [InlineData("\0\0\0\u0018ftyp3g2a", "video/3gpp2", ".3g2")]
    [InlineData("\0\0\0\u0018ftypM4A ", "audio/x-m4a", ".m4a")]
    [InlineData("\0\0\0\u0018ftypM4B ", "audio/mp4", ".mp4")]
    [InlineData("\0\0\0\u0018ftypM4V ", "video/x-m4v", ".m4v")]
    [InlineData("\0\0\0\u0018ftyphevc", "image/heic-sequence", ".heic")]
    [InlineData("\0\0\0\u0018ftypmif1", "image/heif", ".heif")]
    [InlineData("\0\0\0\u0018ftypmsf1", "image/heif-sequence", ".heif")]
    [InlineData("\0\0\0\u0018ftypmjp2", "video/mj2", ".mj2")]
    [InlineData("\0\0\0\u0018ftypdvb1", "video/vnd.dvb.file", ".dvb")]
    [InlineData("\0\0\0\u0018ftypmp42", "video/mp4", ".mp4")]
    [InlineData("RIFF\u0004\0\0\0AVI LIST", "video/x-msvideo", ".avi")]
    [InlineData("FLV\u0001\u0005", "video/x-flv", ".flv")]
    [InlineData("0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9\0\u00aa\0b\u00cel", "video/x-ms-asf", ".asf")]
    [InlineData("\u00ff\u00f1P", "audio/aac", ".aac")]
    [InlineData("Creative Voice File\u001a", "audio/x-unknown", ".voc")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3", "application/vnd.apple.mpegurl", ".m3u")]
    [InlineData(".RMF\0\0\0\u0012", "application/vnd.rn-realmedia-vbr", ".rmvb")]
    [InlineData("\u00ca\u00fe\u00ba\u00be\0\0\0\u0034", "application/x-java-applet", ".class")]
    [InlineData("\u00ca\u00fe\u00ba\u00be\0\0\0\u0002", "application/x-mach-binary", ".macho")]
    [InlineData("\u00cf\u00fa\u00ed\u00fe\u0007\0\0\u0001", "application/x-mach-binary", ".macho")]
    [InlineData("CWS\u0009....", "application/x-shockwave-flash", ".swf")]
    [InlineData("CWS is short for something", "text/plain; charset=utf-8", ".txt")]
    [InlineData("Cr24\u0003\0\0\0", "application/x-chrome-extension", ".crx")]
    [InlineData("\0\u0001\0\0\0", "application/octet-stream", "")]
    [InlineData("\0\u0001\0\0\0\u0001\0\u0010\0\0\0\0cmap\0\0\0\0\0\0\0\u001c\0\0\0\0", "font/ttf", ".ttf")]
    [InlineData("OTTO\0", "application/octet-stream", "")]
    [InlineData("OTTO\0\u0001\0\u0010\0\0\0\0CFF \0\0\0\0\0\0\0\u001c\0\0\0\0", "font/otf", ".otf")]
    [InlineData("ttcf\0\u0001\0\0", "font/collection", ".ttc")]
    [InlineData("wOFF\0\u0001\0\0", "font/woff", ".woff")]
    [InlineData("........\u0001\0\u0002\0......................LP", "application/vnd.ms-fontobject", ".eot")]
    [InlineData("\0asm\u0001\0\0\0", "application/wasm", ".wasm")]
    [InlineData("\0\0'\u000a\0\0\0\0", "application/vnd.shx", ".shx")]
    [InlineData("\0\0'\u000a\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0000\u0032\u00e8\u0003\0\0\u0005\0\0\0", "application/vnd.shp", ".shp")]
    [InlineData("Rar!\u001a\u0007\0", "application/vnd.rar", ".rar")]
    [InlineData("Rar!\u001a\u0007\u0001\0", "application/vnd.rar", ".rar")]
    [InlineData("AT&TFORM\0\0\0\u0004DJVU", "image/vnd.djvu", ".djvu")]
    [InlineData("ITOLITLS\u0001", "application/x-ms-reader", ".lit")]
    [InlineData("BPG\u00fb ", "image/bpg", ".bpg")]
    [InlineData("\u00d9\u00d9\u00f7\u00a0", "application/cbor", ".cbor")]
    [InlineData("AC1015\0\0\0\0\0", "image/vnd.dwg", ".dwg")]
    [InlineData("NES\u001a\u0002", "application/vnd.nintendo.snes.rom", ".nes")]
    [InlineData("L\0\0\0\u0001\u0014\u0002\0", "application/x-ms-shortcut", ".lnk")]
    [InlineData("RIFF\u0004\0\0\0QLCM", "audio/qcelp", ".qcp")]
    [InlineData("icns\0\0\0\u0008", "image/x-icns", ".icns")]
    [InlineData("#?RADIANCE\nFORMAT", "image/vnd.radiance", ".hdr")]
    [InlineData("\0\u0001\0\0Standard Jet DB\0", "application/x-msaccess", ".mdb")]
    [InlineData("(\u00b5/\u00fd\u0004", "application/zstd", ".zst")]
    [InlineData("MSCF\0\0\0\0", "application/vnd.ms-cab-compressed", ".cab")]
    [InlineData("\u00ed\u00ab\u00ee\u00db\u0003", "application/x-rpm", ".rpm")]
    [InlineData("\u00fd7zXZ\0", "application/x-xz", ".xz")]
    [InlineData("LZIP\u0001", "application/lzip", ".lz")]
    [InlineData("d8:announce20:udp://x", "application/x-bittorrent", ".torrent")]
    [InlineData("070701000", "application/x-cpio", ".cpio")]
    [InlineData("TZif2", "application/tzif", "")]
    [InlineData("gimp xcf file", "image/x-xcf", ".xcf")]
    [InlineData("\0\0\0\u001d\0\0\0\u0001\0\0\0\u0001\0\0\0\u0001\0\0\0\u0001GPAT", "image/x-gimp-pat", ".pat")]
    [InlineData("\0\0\0\u001d\0\0\0\u0002\0\0\0\u0001\0\0\0\u0001\0\0\0\u0001GIMP", "image/x-gimp-gbr", ".gbr")]
    [InlineData("glTF\u0002\0\0\0", "model/gltf-binary", ".glb")]
    [InlineData("ISc(", "application/x-installshield", ".cab")]
    [InlineData("II\u00bc\u0001", "image/jxr", ".jxr")]
    [InlineData("PAR1\u0015\0", "application/vnd.apache.parquet", ".parquet")]
    [InlineData("ITSF\u0003\0\0\0", "application/vnd.ms-htmlhelp", ".chm")]
    [InlineData("\u00ffWPC\u0010", "application/vnd.wordperfect", ".wpd")]
    [InlineData("GRIB\0\0\0\u0002", "application/grib", ".grb")]
    [InlineData("x\u009c\u00cbH", "application/zlib", "")]
    [InlineData("<MakerFile 5.5>", "application/vnd.framemaker", ".fm")]
    [InlineData("BUFR\0\0\0\u0004", "application/bufr", ".bufr")]
    [InlineData("\u00ff\u00fb\u0090d", "audio/mpeg", ".mp3")]
    [InlineData("OggS....\u0080theora", "video/ogg", ".ogv")]
    [InlineData("OggS....something", "application/ogg", ".ogg")]
    [InlineData("\u001aE\u00df\u00a3....B\u0082\u0088matroska....webmproject", "video/matroska", ".mkv")]
    public void Bytes_are_told_by_their_beginning(string latin1, string type, string extension) => Check(Encoding.Latin1.GetBytes(latin1), type, extension);

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><rss version=\"2.0\">", "application/rss+xml", ".rss")]
    [InlineData("<?xml version=\"1.0\"?><!-- x --><feed xmlns=\"http://www.w3.org/2005/Atom\">", "application/atom+xml", ".atom")]
    [InlineData("<?xml version=\"1.0\"?><feed>", "text/xml; charset=utf-8", ".xml")]
    [InlineData("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"\n xmlns=\"http://www.topografix.com/GPX/1/1\">", "application/gpx+xml", ".gpx")]
    [InlineData("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">", "application/vnd.google-earth.kml+xml", ".kml")]
    [InlineData("<?xml version=\"1.0\"?><X3D profile=\"x\">", "model/x3d+xml", ".x3d")]
    [InlineData("<?xml version=\"1.0\"?><xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">", "application/x-xliff+xml", ".xlf")]
    [InlineData("<?xml version=\"1.0\"?><COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\">", "model/vnd.collada+xml", ".dae")]
    [InlineData("<?xml version=\"1.0\"?><x:y xmlns:gml=\"http://www.opengis.net/gml\">", "application/gml+xml", ".gml")]
    [InlineData("<?xml version=\"1.0\"?><amf unit=\"inch\">", "application/x-amf", ".amf")]
    [InlineData("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "application/xhtml+xml", ".html")]
    [InlineData("<!DOCTYPE svg PUBLIC \"x\"><svg/>", "image/svg+xml", ".svg")]
    [InlineData("<!-- made by hand --><svg/>", "image/svg+xml", ".svg")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "application/geo+json", ".geojson")]
    [InlineData("{\"x\":{\"type\":\"Feature\"}}", "application/json", ".json")]
    [InlineData("{\"type\":\"car\"}", "application/json", ".json")]
    [InlineData("{\"scene\":0,\"asset\":{\"generator\":\"x\",\"version\":\"2.0\"}}", "model/gltf+json", ".gltf")]
    [InlineData("{\"version\":\"2.0\"}", "application/json", ".json")]
    [InlineData("{\"bomFormat\":\"CycloneDX\"}", "application/vnd.cyclonedx+json", ".json")]
    [InlineData("1\r\n00:00:01,000 --> 00:00:02,500\r\nHello\r\n", "application/x-subrip", ".srt")]
    [InlineData("1\n00:00:01 --> 00:00:02\nHello and so on and on\n", "text/plain; charset=utf-8", ".txt")]
    [InlineData("WEBVTT\n\n", "text/vtt", ".vtt")]
    [InlineData("BEGIN:VCARD\n", "text/vcard", ".vcf")]
    [InlineData("BEGIN:VCALENDAR\n", "text/calendar", ".ics")]
    [InlineData("WARC/1.0\r\n", "application/warc", ".warc")]
    [InlineData("P3\n# made by hand\n2 2 255", "image/x-portable-pixmap", ".ppm")]
    [InlineData("P1 is the first point", "text/plain; charset=utf-8", ".txt")]
    [InlineData("P7\nWIDTH 2", "image/x-portable-arbitrarymap", ".pam")]
    [InlineData("<?php echo 1;", "text/x-php", ".php")]
    [InlineData("#!/usr/bin/node\n", "text/javascript", ".js")]
    [InlineData("#!/usr/bin/lua\n", "text/x-lua", ".lua")]
    [InlineData("#!/usr/bin/perl\n", "text/x-perl", ".pl")]
    [InlineData("#!/usr/bin/ruby\n", "text/x-ruby", ".rb")]
    [InlineData("#!/usr/bin/tclsh\n", "text/x-tcl", ".tcl")]
    [InlineData("\u0093quoted\u0094", "text/plain; charset=windows-1252", ".txt")]
    [InlineData("na\u00efve\u0085", "text/plain; charset=iso-8859-1", ".txt")]
    [InlineData("\u00ff\u00fe\0\0a\0\0\0", "text/plain; charset=utf-32le", ".txt")]
    [InlineData("\0\0\u00fe\u00ff\0\0\0a", "text/plain; charset=utf-32be", ".txt")]
    public void Text_is_told_by_what_is_written(string latin1, string type, string extension) => Check(Encoding.Latin1.GetBytes(latin1), type, extension);

    [Theory]
    [InlineData(60, "BOOKMOBI", "application/x-mobipocket-ebook", ".mobi")]
    [InlineData(128, "DICM", "application/dicom", ".dcm")]
    [InlineData(257, "ustar\0", "application/x-tar", ".tar")]
    public void What_stands_further_in_is_found(int offset, string text, string type, string extension) =>
        Check([.. new byte[offset], .. Encoding.Latin1.GetBytes(text)], type, extension);

    [Theory]
    [InlineData("application/epub+zip", ".epub")]
    [InlineData("application/vnd.oasis.opendocument.text", ".odt")]
    [InlineData("application/vnd.oasis.opendocument.text-template", ".ott")]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", ".ods")]
    [InlineData("application/vnd.oasis.opendocument.chart", ".odc")]
    [InlineData("application/vnd.sun.xml.calc", ".sxc")]
    public void A_zip_may_say_what_it_is(string type, string extension)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open()) entry.Write(Encoding.ASCII.GetBytes(type));
            archive.CreateEntry("content.xml");
        }

        Check(stream.ToArray(), type, extension);
    }

    [Theory]
    [InlineData("doc.kml", "application/vnd.google-earth.kmz", ".kmz")]
    [InlineData("visio/document.xml", "application/vnd.ms-visio.drawing.main+xml", ".vsdx")]
    [InlineData("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx")]
    [InlineData("AndroidManifest.xml", "application/vnd.android.package-archive", ".apk")]
    [InlineData("META-INF/MANIFEST.MF", "application/java-archive", ".jar")]
    public void A_zip_is_told_by_its_entries(string name, string type, string extension)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry(name);
        Check(stream.ToArray(), type, extension);
    }

    [Theory]
    [InlineData("00020906-0000-0000-c000-000000000046", "", "application/msword", ".doc")]
    [InlineData("00020820-0000-0000-c000-000000000046", "", "application/vnd.ms-excel", ".xls")]
    [InlineData("64818d10-4f9b-11cf-86ea-00aa00b929e8", "", "application/vnd.ms-powerpoint", ".ppt")]
    [InlineData("000c1084-0000-0000-c000-000000000046", "", "application/x-ms-installer", ".msi")]
    [InlineData("00000000-0000-0000-0000-000000000000", "WordDocument", "application/msword", ".doc")]
    [InlineData("00000000-0000-0000-0000-000000000000", "__substg1.0_3001001F", "application/vnd.ms-outlook", ".msg")]
    [InlineData("00000000-0000-0000-0000-000000000000", "Other", "application/x-ole-storage", "")]
    public void Older_documents_are_told_by_their_maker_or_their_streams(string maker, string stream, string type, string extension)
    {
        var file = new byte[1536];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        file[30] = 9;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(48), 1);
        new Guid(maker).TryWriteBytes(file.AsSpan(1024 + 80));
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 1024 + 128);
        Check(file, type, extension);
    }

    [Theory]
    [InlineData("application/vnd.rar", "application/x-rar-compressed")]
    [InlineData("video/matroska", "video/x-matroska")]
    [InlineData("video/x-ms-asf", "video/x-ms-wmv")]
    [InlineData("image/apng", "image/vnd.mozilla.apng")]
    [InlineData("text/javascript", "application/javascript")]
    public void Former_names_of_a_type_are_taken_as_the_same(string type, string former) => ContentTypes.AreSame(type, former).ShouldBeTrue();

    private static void Check(byte[] file, string type, string extension)
    {
        ContentTypes.Detect(file).ShouldBe(type);
        ContentTypes.ExtensionOf(type).ShouldBe(extension);
    }
}
