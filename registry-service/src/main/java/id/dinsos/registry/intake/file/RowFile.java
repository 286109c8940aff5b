package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.eventstore.secret.FileCipher;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file row by row, whatever its size: UTF-8 with or without a byte-order mark, commas or
 * semicolons. A file that is something else fails as a whole, with a code.
 */
public final class RowFile implements Closeable {
    /** A longer row is an unclosed quote that swallows the file, not a family. */
    private static final int MAX_ROW_CHARS = 64 * 1024;

    private static final int BOM = 0xFEFF;
    private static final int BUFFER = 1 << 16;

    /** Enough of the beginning to tell a separator and an encoding by. */
    private static final int HEAD = 4096;

    private final FileKind kind;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Counting bytes;
    private final Header header;
    private final boolean numbered;

    /** Reads a file as it was sent. */
    public static RowFile of(FileKind kind, InputStream in) throws IOException {
        return open(kind, in, false);
    }

    /** Reads a sorted copy, whose rows begin with their line in the original. */
    public static RowFile numbered(FileKind kind, InputStream in) throws IOException {
        return open(kind, in, true);
    }

    private static RowFile open(FileKind kind, InputStream in, boolean numbered)
            throws IOException {
        try {
            return new RowFile(kind, in, numbered);
        } catch (FileCipher.DamagedException e) {
            in.close();
            throw damaged(kind);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private RowFile(FileKind kind, InputStream in, boolean numbered) throws IOException {
        this.kind = kind;
        this.numbered = numbered;
        this.bytes = new Counting(in);
        var buffered = new BufferedInputStream(bytes, BUFFER);
        String head = head(buffered);
        requireUtf8(head);
        var text =
                new BufferedReader(
                        new InputStreamReader(
                                buffered,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)),
                        BUFFER);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(separator(head))
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

    public FileKind kind() {
        return kind;
    }

    public Header header() {
        return header;
    }

    /** Bytes of the file read so far, in steps of the buffer. */
    public long bytesRead() {
        return bytes.count;
    }

    /** Whether what was read last is the end of a line. */
    public boolean endsInNewline() {
        return bytes.last == '\n' || bytes.last == '\r';
    }

    /** The next row, or null at the end. */
    public @Nullable Row next() {
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
            throw failure(e, e.getCause());
        } catch (UncheckedIOException e) {
            throw failure(e, e.getCause());
        }
    }

    /** The parser's own words may quote the file, so they are not passed on. */
    private RuntimeException failure(RuntimeException e, @Nullable Throwable cause) {
        if (cause instanceof CharacterCodingException) {
            return encoding();
        }
        if (cause instanceof FileCipher.DamagedException) {
            return damaged(kind);
        }
        return e instanceof UncheckedIOException
                ? e
                : new IntakeFailure(
                        "file-malformed",
                        "the %s file is no sound CSV: a quote is not closed, or a row is too long"
                                .formatted(kind.label()));
    }

    private static IntakeFailure damaged(FileKind kind) {
        return new IntakeFailure(
                "file-damaged", "the %s file on disk was changed".formatted(kind.label()));
    }

    private IntakeFailure encoding() {
        return new IntakeFailure(
                "file-encoding",
                "the %s file is not UTF-8; save it as \"CSV UTF-8\"".formatted(kind.label()));
    }

    private void skipBom(BufferedReader text) throws IOException {
        text.mark(1);
        try {
            if (text.read() != BOM) {
                text.reset();
            }
        } catch (CharacterCodingException e) {
            throw encoding();
        }
    }

    /** Two-byte characters without a mark are valid UTF-8, full of NUL. */
    private void requireUtf8(String head) {
        if (head.indexOf('\0') >= 0) {
            throw encoding();
        }
    }

    private static String head(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] start = in.readNBytes(HEAD);
        in.reset();
        return new String(start, StandardCharsets.ISO_8859_1);
    }

    private static char separator(String head) {
        int end = head.indexOf('\n');
        String line = end < 0 ? head : head.substring(0, end);
        return line.indexOf(',') < 0 && line.indexOf(';') >= 0 ? ';' : ',';
    }

    private static final class Counting extends FilterInputStream {
        private long count;
        private int last = '\n';

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count++;
                last = one;
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                count += read;
                last = buffer[from + read - 1];
            }
            return read;
        }
    }
}
