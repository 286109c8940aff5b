package id.dinsos.registry.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file row by row, whatever its size: UTF-8 with or without a byte-order mark, commas or
 * semicolons. A file that is something else fails as a whole, with a code.
 */
final class RowReaderJob implements Closeable {
    /** A longer row is an unclosed quote that swallows the file, not a family. */
    private static final int MAX_ROW_CHARS = 64 * 1024;

    private static final int BOM = 0xFEFF;

    private final FileKind kind;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Counting bytes;
    private final Header header;
    private final boolean numbered;

    /**
     * @param numbered whether the first field of each row is its line in the original, as in the
     *     sorted copies
     */
    RowReaderJob(FileKind kind, Path file, boolean numbered) throws IOException {
        this.kind = kind;
        this.numbered = numbered;
        char separator = separator(file);
        this.bytes = new Counting(Files.newInputStream(file));
        var text =
                new java.io.BufferedReader(
                        new InputStreamReader(
                                bytes,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        1 << 16);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(MAX_ROW_CHARS)
                        .ofCsvRecord(text);
        skipBom(text);
        this.records = reader.iterator();
        CsvRecord first = nextRecord();
        if (first == null) {
            throw new IntakeFailure("file-empty", "the " + kind.label() + " file is empty");
        }
        List<String> names = first.getFields();
        this.header = new Header(numbered ? names.subList(1, names.size()) : names);
        header.requireAll(kind);
    }

    Header header() {
        return header;
    }

    /** Bytes of the file read so far, in steps of the buffer. */
    long bytesRead() {
        return bytes.count;
    }

    /** The next row, or null at the end. */
    @Nullable Row next() {
        CsvRecord record = nextRecord();
        if (record == null) {
            return null;
        }
        List<String> fields = record.getFields();
        return numbered
                ? new Row(
                        kind,
                        Long.parseLong(fields.getFirst()),
                        header,
                        fields.subList(1, fields.size()))
                : new Row(kind, record.getStartingLineNumber(), header, fields);
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new IntakeFailure(
                        "file-encoding", "the %s file is not UTF-8".formatted(kind.label()));
            }
            throw e;
        }
    }

    /** The parser's own words may quote the file, so they are not passed on. */
    private IntakeFailure failure(CsvParseException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return new IntakeFailure(
                    "file-encoding", "the %s file is not UTF-8".formatted(kind.label()));
        }
        return new IntakeFailure(
                "file-malformed",
                "the %s file is no sound CSV: a quote is not closed, or a row is too long"
                        .formatted(kind.label()));
    }

    private static void skipBom(java.io.Reader text) throws IOException {
        text.mark(1);
        try {
            if (text.read() != BOM) {
                text.reset();
            }
        } catch (CharacterCodingException e) {
            throw new IntakeFailure("file-encoding", "the file is not UTF-8");
        }
    }

    private static char separator(Path file) throws IOException {
        byte[] start = new byte[4096];
        int length;
        try (InputStream in = Files.newInputStream(file)) {
            length = in.readNBytes(start, 0, start.length);
        }
        String line = new String(start, 0, length, StandardCharsets.ISO_8859_1);
        int end = line.indexOf('\n');
        String head = end < 0 ? line : line.substring(0, end);
        return head.indexOf(',') < 0 && head.indexOf(';') >= 0 ? ';' : ',';
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
