using System.Collections.Frozen;

namespace Holdall.Engine.Files;

/// <summary>The extensions of media types, and the other names by which types go.</summary>
internal static class TypeNames
{
    private const string None = "-";

    /// <summary>One type on a line: its name, its usual extension, its other names.</summary>
    private const string Table =
        """
        application/octet-stream -
        image/x-xpixmap .xpm
        application/x-7z-compressed .7z
        application/zip .zip application/x-zip application/x-zip-compressed
        application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx
        application/vnd.openxmlformats-officedocument.presentationml.presentation .pptx
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx
        application/epub+zip .epub
        application/vnd.android.package-archive .apk
        application/java-archive .jar application/jar application/jar-archive application/x-java-archive
        application/vnd.oasis.opendocument.text .odt application/x-vnd.oasis.opendocument.text
        application/vnd.oasis.opendocument.text-template .ott application/x-vnd.oasis.opendocument.text-template
        application/vnd.oasis.opendocument.spreadsheet .ods application/x-vnd.oasis.opendocument.spreadsheet
        application/vnd.oasis.opendocument.spreadsheet-template .ots application/x-vnd.oasis.opendocument.spreadsheet-template
        application/vnd.oasis.opendocument.presentation .odp application/x-vnd.oasis.opendocument.presentation
        application/vnd.oasis.opendocument.presentation-template .otp application/x-vnd.oasis.opendocument.presentation-template
        application/vnd.oasis.opendocument.graphics .odg application/x-vnd.oasis.opendocument.graphics
        application/vnd.oasis.opendocument.graphics-template .otg application/x-vnd.oasis.opendocument.graphics-template
        application/vnd.oasis.opendocument.formula .odf application/x-vnd.oasis.opendocument.formula
        application/vnd.oasis.opendocument.chart .odc application/x-vnd.oasis.opendocument.chart
        application/vnd.sun.xml.calc .sxc
        application/vnd.google-earth.kmz .kmz
        application/vnd.ms-visio.drawing.main+xml .vsdx
        application/pdf .pdf application/x-pdf
        application/vnd.fdf .fdf
        application/x-ole-storage - application/x-cfb
        application/x-ms-installer .msi application/x-windows-installer application/x-msi
        application/vnd.ms-outlook .msg
        application/vnd.ms-excel .xls application/msexcel
        application/vnd.ms-publisher .pub
        application/vnd.ms-powerpoint .ppt application/mspowerpoint
        application/msword .doc application/vnd.ms-word
        application/postscript .ps
        image/vnd.adobe.photoshop .psd image/x-psd application/photoshop
        application/pkcs7-signature .p7s
        application/ogg .ogg application/x-ogg
        audio/ogg .oga
        video/ogg .ogv
        image/png .png
        image/apng .apng image/vnd.mozilla.apng
        image/jpeg .jpg
        image/jxl .jxl
        image/jp2 .jp2
        image/jpx .jpf
        image/jpm .jpm video/jpm
        image/jxs .jxs
        image/gif .gif
        image/webp .webp
        application/vnd.microsoft.portable-executable .exe
        application/x-elf -
        application/x-object -
        application/x-executable -
        application/x-sharedlib .so
        application/x-coredump -
        application/x-archive .a application/x-unix-archive
        application/vnd.debian.binary-package .deb
        application/x-tar .tar
        application/x-xar .xar
        application/x-bzip2 .bz2
        application/fits .fits image/fits
        image/tiff .tiff
        image/bmp .bmp image/x-bmp image/x-ms-bmp
        application/vnd.lotus-1-2-3 .123
        image/x-icon .ico image/vnd.microsoft.icon
        audio/flac .flac
        audio/midi .midi audio/mid audio/sp-midi audio/x-mid audio/x-midi
        audio/ape .ape
        audio/musepack .mpc
        audio/amr .amr audio/amr-nb
        audio/wav .wav audio/x-wav audio/vnd.wave audio/wave
        audio/aiff .aiff audio/x-aiff
        audio/basic .au
        video/mpeg .mpeg
        video/quicktime .mov
        video/mp4 .mp4
        image/avif .avif
        video/3gpp .3gp video/3gp audio/3gpp
        video/3gpp2 .3g2 video/3g2 audio/3gpp2
        audio/mp4 .mp4 audio/x-mp4a
        audio/x-m4a .m4a
        video/x-m4v .m4v
        image/heic .heic
        image/heic-sequence .heic
        image/heif .heif
        image/heif-sequence .heif
        video/mj2 .mj2
        video/vnd.dvb.file .dvb
        video/webm .webm audio/webm
        video/x-msvideo .avi video/avi video/msvideo
        video/x-flv .flv
        video/matroska .mkv video/x-matroska
        video/x-ms-asf .asf video/asf video/x-ms-wmv
        audio/aac .aac
        audio/x-unknown .voc
        application/vnd.apple.mpegurl .m3u audio/mpegurl application/x-mpegurl
        application/vnd.rn-realmedia-vbr .rmvb
        application/gzip .gz application/x-gzip application/x-gunzip application/gzipped application/gzip-compressed application/x-gzip-compressed gzip/document
        application/x-java-applet .class
        application/x-shockwave-flash .swf
        application/x-chrome-extension .crx
        font/ttf .ttf font/sfnt application/x-font-ttf application/font-sfnt
        font/woff .woff
        font/woff2 .woff2
        font/otf .otf
        font/collection .ttc
        application/vnd.ms-fontobject .eot
        application/wasm .wasm
        application/vnd.shx .shx
        application/vnd.shp .shp
        application/dicom .dcm
        application/vnd.rar .rar application/x-rar-compressed application/x-rar
        image/vnd.djvu .djvu
        application/x-mobipocket-ebook .mobi
        application/x-ms-reader .lit
        image/bpg .bpg
        application/cbor .cbor
        application/vnd.sqlite3 .sqlite application/x-sqlite3
        image/vnd.dwg .dwg image/x-dwg application/acad application/x-acad application/autocad_dwg application/dwg application/x-dwg application/x-autocad drawing/dwg
        application/vnd.nintendo.snes.rom .nes
        application/x-ms-shortcut .lnk
        application/x-mach-binary .macho
        audio/qcelp .qcp
        image/x-icns .icns
        image/vnd.radiance .hdr
        application/x-msaccess .mdb
        application/zstd .zst
        application/vnd.ms-cab-compressed .cab
        application/x-rpm .rpm
        application/x-xz .xz
        application/lzip .lz application/x-lzip
        application/x-bittorrent .torrent
        application/x-cpio .cpio
        application/tzif -
        image/x-xcf .xcf
        image/x-gimp-pat .pat
        image/x-gimp-gbr .gbr
        model/gltf-binary .glb
        application/x-installshield .cab
        image/jxr .jxr image/vnd.ms-photo
        application/vnd.apache.parquet .parquet application/x-parquet
        application/onenote .one
        application/vnd.ms-htmlhelp .chm
        application/vnd.wordperfect .wpd
        application/grib .grb
        application/zlib -
        application/x-os2-inf .inf
        application/x-os2-hlp .hlp
        application/vnd.framemaker .fm
        application/bufr .bufr
        audio/mpeg .mp3 audio/x-mpeg audio/mp3
        text/plain .txt
        image/svg+xml .svg
        text/html .html
        text/xml .xml application/xml
        application/rss+xml .rss text/rss
        application/atom+xml .atom
        model/x3d+xml .x3d
        application/vnd.google-earth.kml+xml .kml
        application/x-xliff+xml .xlf
        model/vnd.collada+xml .dae
        application/gml+xml .gml
        application/gpx+xml .gpx
        application/vnd.garmin.tcx+xml .tcx
        application/x-amf .amf
        application/vnd.ms-package.3dmanufacturing-3dmodel+xml .3mf
        application/vnd.adobe.xfdf .xfdf
        application/owl+xml .owl
        application/xhtml+xml .html
        application/vnd.cyclonedx+xml .xml
        text/x-php .php
        text/javascript .js application/x-javascript application/javascript
        text/x-lua .lua
        text/x-perl .pl
        text/x-python .py text/x-script.python application/x-python
        text/x-ruby .rb application/x-ruby
        application/json .json
        application/geo+json .geojson
        model/gltf+json .gltf
        application/vnd.cyclonedx+json .json
        application/x-ndjson .ndjson application/jsonl application/json-lines
        text/rtf .rtf application/rtf
        application/x-subrip .srt application/x-srt text/x-srt
        text/x-tcl .tcl application/x-tcl
        text/csv .csv
        text/tab-separated-values .tsv
        text/vcard .vcf
        text/calendar .ics
        application/warc .warc
        text/vtt .vtt
        text/x-shellscript .sh text/x-sh application/x-shellscript application/x-sh
        image/x-portable-bitmap .pbm
        image/x-portable-graymap .pgm
        image/x-portable-pixmap .ppm
        image/x-portable-arbitrarymap .pam
        """;

    private static readonly FrozenDictionary<string, (string Name, string Extension)> Types = Read();

    private static readonly FrozenDictionary<string, (string Name, string Extension)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Types.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string ExtensionOf(ReadOnlySpan<char> type) => Lookup.TryGetValue(type, out var known) ? known.Extension : "";

    public static bool AreAliases(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Lookup.TryGetValue(a, out var first) && Lookup.TryGetValue(b, out var second) && first.Name == second.Name;

    private static FrozenDictionary<string, (string Name, string Extension)> Read()
    {
        var types = new Dictionary<string, (string Name, string Extension)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ');
            types.Add(parts[0], (parts[0], parts[1] == None ? "" : parts[1]));
            foreach (var alias in parts.AsSpan(2)) types.Add(alias, (parts[0], ""));
        }

        return types.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
