package id.dinsos.registry.civil;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Guarded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.registry.sheet.CellText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The file of questions that goes to the civil registry and the file of answers that comes back, as
 * CSV with numbers as text. Both lie sealed, the questions in parts as they were put.
 */
final class CivilFile {
    static final long MAX_BYTES = 64L << 20;
    static final int MAX_LINES = 2 * CivilQuestionStore.MOST;

    private static final int BUFFER = 16 * 1024;
    private static final int HEAD = 4096;
    private static final List<String> NEEDED =
            List.of(CivilWords.NO, "hasil_nik", "skor_nama", "tgl_periksa");

    private CivilFile() {}

    /** All that lies of a check. */
    static String folder(CivilCheck check) {
        return "civil-checks/" + check.id() + "/";
    }

    static String questions(CivilCheck check) {
        return folder(check) + "request/";
    }

    /** The part that begins with a question. */
    static String part(CivilCheck check, int first) {
        return "%s%07d".formatted(questions(check), first);
    }

    static String answers(CivilCheck check, Object upload) {
        return folder(check) + "answer/" + upload;
    }

    /** As a spreadsheet opens it: the mark of UTF-8, then the names. */
    static void head(OutputStream out) throws IOException {
        TextFile.mark(out);
        write(List.of(CivilWords.QUESTION), out);
    }

    static void questions(List<CivilQuestion> questions, OutputStream out) throws IOException {
        write(questions.stream().map(CivilWords::cells).toList(), out);
    }

    private static void write(List<List<String>> rows, OutputStream out) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(';').build(text)) {
            rows.forEach(row -> writer.writeRecord(row.stream().map(Guarded::csv).toList()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the bytes of an answer file and gives their hash; refuses what is too large. */
    static String keep(InputStream body, SharedFiles files, String name) throws IOException {
        MessageDigest digest = Sha256.digest();
        files.write(
                name,
                out -> {
                    byte[] buffer = new byte[BUFFER];
                    long bytes = 0;
                    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                        bytes += read;
                        if (bytes > MAX_BYTES) {
                            throw RefusedException.of(
                                    CivilCode.CIVIL_ANSWER_TOO_LARGE,
                                    "at most " + MAX_BYTES + " bytes");
                        }
                        digest.update(buffer, 0, read);
                        out.write(buffer, 0, read);
                    }
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Refuses what is no file of answers as a whole; a line that is none is found when taken. */
    static void requireAnswers(InputStream in) throws IOException {
        int[] lines = {0};
        read(
                in,
                record -> {
                    lines[0]++;
                    if (lines[0] > MAX_LINES) {
                        throw malformed("more than %d lines".formatted(MAX_LINES));
                    }
                });
        if (lines[0] == 0) {
            throw malformed("it has no line");
        }
    }

    /** All answers, each with what it says or why it says nothing. */
    static List<CivilLine> answers(InputStream in, CivilWords.Reading reading) throws IOException {
        List<CivilLine> lines = new ArrayList<>();
        read(in, line -> lines.add(CivilWords.line(line.number, line::cell, reading)));
        return lines;
    }

    private static void read(InputStream in, Consumer<Line> each) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER);
        reader.mark(HEAD);
        char[] head = new char[HEAD - 1];
        int length = Math.max(0, reader.read(head));
        String first = new String(head, 0, length).lines().findFirst().orElse("");
        reader.reset();
        if (first.startsWith(TextFile.WORKBOOK)) {
            throw malformed(TextFile.WORKBOOK_ADVICE);
        }
        char separator = first.indexOf(';') < 0 ? ',' : ';';
        Map<String, Integer> columns = new HashMap<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowUnclosedQuote(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord record : csv) {
                if (record.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns.putAll(columns(record));
                } else {
                    each.accept(new Line((int) record.getStartingLineNumber(), record, columns));
                }
            }
        } catch (CsvParseException e) {
            throw malformed("a quote is not closed");
        }
        if (columns.isEmpty()) {
            throw malformed("it is empty");
        }
    }

    private static Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = CellText.of(header.getField(i)).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw malformed("a column stands there twice");
            }
        }
        if (!columns.keySet().containsAll(NEEDED)) {
            throw malformed("its columns are " + String.join(";", CivilWords.ANSWER));
        }
        return columns;
    }

    private static RefusedException malformed(String why) {
        return RefusedException.of(CivilCode.CIVIL_ANSWER_MALFORMED, why);
    }

    /** One line of answers by the names of its columns. */
    private record Line(int number, CsvRecord cells, Map<String, Integer> columns) {
        String cell(String column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.getFieldCount() ? "" : CellText.of(cells.getField(at));
        }
    }
}
