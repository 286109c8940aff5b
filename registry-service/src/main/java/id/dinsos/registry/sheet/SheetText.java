package id.dinsos.registry.sheet;

import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for a spreadsheet, as every one of ours: its mark, semicolons, each cell in quotes. */
public final class SheetText {
    private SheetText() {}

    public static String of(List<String> names, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(names), rows)
                .map(row -> row.stream().map(SheetText::cell).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", String.valueOf(TextFile.MARK), "\r\n"));
    }

    private static String cell(String text) {
        return '"' + Guarded.csv(text).replace("\"", "\"\"") + '"';
    }
}
