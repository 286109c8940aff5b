package id.dinsos.registry.intake.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.secret.FileCipher;
import id.dinsos.registry.sheet.CellText;
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
 * Reads one file row by row, whatever its size: UTF-8 with or without a byte-order mark, commas,
 * semicolons or tabs. Rows in which nothing stands are no rows, and a first line that only says
 * what the file is, as our own exports have it, is passed over. A file that is something else fails
 * as a whole, with a code.
 */
public final class RowFile implements Closeable {
    /** A longer row is an unclosed quote that swallows the file, not a family. */
    private static final int MAX_ROW_CHARS = 64 * 1024;

    private static final int BOM = 0xFEFF;
    private static final int BUFFER = 1 << 16;

    /** A byte-order mark, byte by byte. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    /** Enough of the beginning to tell a separator and an encoding by. */
    private static final int HEAD = 4096;

    private final FileKind kind;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Counting bytes;
    private final Header header;
    private final boolean numbered;
    private final char separator;

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
        requireText(head);
        this.separator = separator(head);
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
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(MAX_ROW_CHARS)
                        .ofCsvRecord(text);
        skipBom(text);
        this.records = reader.iterator();
        CsvRecord first = nextRecord();
        while (first != null && (isEmpty(first.getFields()) || isRemark(first.getFields()))) {
            first = nextRecord();
        }
        if (first == null) {
            throw new IntakeFailure("file-empty", "berkas %s kosong".formatted(kind.label()));
        }
        List<String> names = first.getFields();
        this.header = new Header(kind, numbered ? names.subList(1, names.size()) : names);
        header.requireAll();
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

    /** By which the file separates its fields; its rejects do too. */
    public char separator() {
        return separator;
    }

    /** The next row in which anything stands, or null at the end. */
    public @Nullable Row next() {
        CsvRecord record = nextRecord();
        while (record != null && isEmpty(record.getFields())) {
            record = nextRecord();
        }
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

    private static boolean isEmpty(List<String> fields) {
        for (String field : fields) {
            if (!field.isEmpty() && !CellText.of(field).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What our own exports, and spreadsheets, write above the names of the columns. */
    private static boolean isRemark(List<String> fields) {
        String first = fields.getFirst();
        return first.startsWith("# ") || first.startsWith("sep=");
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
                        "berkas %s bukan CSV yang benar: ada tanda kutip yang tidak ditutup atau baris terlalu panjang"
                                .formatted(kind.label()));
    }

    private static IntakeFailure damaged(FileKind kind) {
        return new IntakeFailure(
                "file-damaged", "berkas %s yang tersimpan telah berubah".formatted(kind.label()));
    }

    private IntakeFailure encoding() {
        return new IntakeFailure(
                "file-encoding",
                "berkas %s bukan UTF-8; simpan sebagai \"CSV UTF-8\"".formatted(kind.label()));
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
    private void requireText(String head) {
        if (head.startsWith(TextFile.WORKBOOK)) {
            throw new IntakeFailure(
                    TextFile.WORKBOOK_FAULT,
                    "berkas %s adalah buku kerja Excel (XLSX); simpan sebagai \"CSV UTF-8\" dan kirim berkas itu"
                            .formatted(kind.label()));
        }
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
        for (String line : head.split("[\\r\\n]+", 3)) {
            String text = line.startsWith(MARK) ? line.substring(MARK.length()) : line;
            if (text.startsWith("sep=") && text.length() > 4) {
                return text.charAt(4);
            }
            if (!text.startsWith("# ") && !text.startsWith("\"# ")) {
                return text.indexOf(';') >= 0 && text.indexOf(',') < 0
                        ? ';'
                        : text.indexOf('\t') >= 0 && text.indexOf(',') < 0 ? '\t' : ',';
            }
        }
        return ',';
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
