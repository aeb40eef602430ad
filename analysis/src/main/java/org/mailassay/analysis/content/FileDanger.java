package org.mailassay.analysis.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailassay.analysis.message.Octets;
import org.mailassay.analysis.mime.MimePart;

/// What a file can do to who opens it, by its name, its declared type and its first octets.
///
/// @param file its name, or its type where it has none
/// @param runs whether opening it runs it; else it is only of a kind that is often misused
/// @param reason for a person
record FileDanger(String file, boolean runs, String reason) {
    /// Opening one of these runs it.
    private static final Set<String> PROGRAMS = Set.of(
            "exe", "scr", "pif", "bat", "cmd", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "msi", "msp", "msc",
            "lnk", "jar", "ps1", "cpl", "dll", "chm", "xll", "appx", "msix", "apk", "scf");

    /// Mail programs and filters hold these back: they carry others, or can carry code.
    private static final Set<String> MISUSED = Set.of(
            "com",
            "iso",
            "img",
            "vhd",
            "vhdx",
            "reg",
            "url",
            "docm",
            "xlsm",
            "pptm",
            "dotm",
            "xlam",
            "html",
            "htm",
            "shtml",
            "xhtml",
            "one",
            "svg",
            "ace",
            "cab",
            "library-ms",
            "inf");

    private static final Set<String> PROGRAM_TYPES =
            Set.of("application/x-msdownload", "application/x-dosexec", "application/x-executable", "application/hta");

    /// Extensions that one is believed to see.
    private static final Set<String> HARMLESS = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png", "gif", "txt", "csv", "zip", "mp3",
            "mp4");

    private static final int FIRST_OCTETS = 4;

    /// The beginnings of programs for Windows, Linux and macOS.
    private static final List<String> PROGRAM_STARTS = List.of(
            "MZ", "\u007fELF", "\u00fe\u00ed\u00fa\u00ce", "\u00fe\u00ed\u00fa\u00cf", "\u00cf\u00fa\u00ed\u00fe");

    static Optional<FileDanger> of(MimePart part) {
        String name = part.fileName().toLowerCase(Locale.ROOT);
        String file = name.isEmpty() ? part.mediaType() : name;
        List<String> extensions = List.of(name.split("\\.", -1));
        String extension = extensions.size() < 2 ? "" : extensions.getLast().strip();
        Octets first = part.decodedFirst(FIRST_OCTETS);
        if (PROGRAM_STARTS.stream().anyMatch(first.latin1()::startsWith)) {
            return Optional.of(new FileDanger(file, true, "its first octets are those of a program"));
        }
        if (PROGRAMS.contains(extension) || PROGRAM_TYPES.contains(part.mediaType())) {
            boolean disguised = extensions.size() > 2 && HARMLESS.contains(extensions.get(extensions.size() - 2));
            return Optional.of(new FileDanger(
                    file, true, disguised ? "it is a program with the name of a document" : "it is a program"));
        }
        return MISUSED.contains(extension) && part.isAttachment()
                ? Optional.of(new FileDanger(file, false, "files of its kind are often misused"))
                : Optional.empty();
    }
}
