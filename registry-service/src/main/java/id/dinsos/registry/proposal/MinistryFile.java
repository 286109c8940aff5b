package id.dinsos.registry.proposal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.eventstore.file.TextFile;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Guarded;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.proposal.Decree.Issued;
import id.dinsos.registry.proposal.DecreeProcess.AnswerLine;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Filed;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.sheet.CellText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the ministry and what comes back, as CSV: one line a proposal, numbers as text, with
 * the mark of every table of ours. The same decree always becomes the same bytes.
 */
final class MinistryFile {
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final List<String> HEADER =
            List.of(
                    "id_usulan",
                    "jenis_usulan",
                    "id_wilayah",
                    "nik",
                    "no_kk",
                    "nama",
                    "program",
                    "alasan",
                    "nomor_sk",
                    "tanggal_sk");
    private static final List<String> ANSWER =
            List.of("id_usulan", "status", "keterangan", "tanggal");
    private static final String ACCEPTED = "DITERIMA";
    private static final String REJECTED = "DITOLAK";
    private static final int MAX_REASON = 500;

    private MinistryFile() {}

    static String name(UUID decree) {
        return "proposal-decrees/" + decree + "/usulan.csv";
    }

    static void write(Issued decree, Function<UUID, Filed> proposals, OutputStream out)
            throws IOException {
        TextFile.mark(out);
        try (CsvWriter writer =
                CsvWriter.builder().fieldSeparator(';').build(out, StandardCharsets.UTF_8)) {
            writer.writeRecord(HEADER);
            for (UUID id : decree.facts().proposals()) {
                writer.writeRecord(cells(id, proposals.apply(id), decree));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> cells(UUID id, Filed filed, Issued decree) {
        About about = filed.about();
        Proposed who = filed.who().content();
        return List.of(
                id.toString(),
                about.kind().name(),
                about.region(),
                cell(who == null ? null : who.nik()),
                cell(who == null ? null : who.kkNumber()),
                cell(who == null ? null : who.name()),
                about.list() == null ? "" : about.list().programme(),
                about.reason() == null ? "" : about.reason().name(),
                cell(decree.facts().number()),
                cell(decree.facts().date().toString()));
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : Guarded.csv(text);
    }

    /** All lines, or a refusal that names every line that is none. */
    static List<AnswerLine> answers(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        Fields faults = new Fields();
        List<AnswerLine> lines = new ArrayList<>();
        if (bytes.length > MAX_BYTES) {
            throw malformed("it has more than " + MAX_BYTES + " bytes");
        }
        String text = TextFile.utf8(bytes).orElseThrow(() -> malformed(TextFile.advice(bytes)));
        char separator = text.lines().findFirst().orElse("").indexOf(';') < 0 ? ',' : ';';
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            int read = 0;
            for (CsvRecord record : reader) {
                List<String> cells = cells(record);
                if (cells.isEmpty()) {
                    continue;
                }
                if (read++ == 0) {
                    requireHeader(cells);
                } else if (read <= DecreeProcess.MAX_PROPOSALS + 1) {
                    line((int) record.getStartingLineNumber(), cells, faults, lines);
                } else {
                    throw malformed("more than %d lines".formatted(DecreeProcess.MAX_PROPOSALS));
                }
            }
        } catch (CsvParseException e) {
            throw malformed("a quote is not closed");
        }
        faults.check(ProposalCode.ANSWER_FILE_MALFORMED);
        if (lines.isEmpty()) {
            throw malformed("it has no line");
        }
        return lines;
    }

    /** Without the empty ones that a spreadsheet adds behind a line that is too short for it. */
    private static List<String> cells(CsvRecord record) {
        List<String> cells = record.getFields().stream().map(CellText::of).toList();
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        return filled == 0
                ? List.of()
                : cells.subList(0, Math.min(cells.size(), Math.max(filled, ANSWER.size())));
    }

    private static void requireHeader(List<String> cells) {
        if (!cells.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList().equals(ANSWER)) {
            throw malformed("its columns are " + String.join(";", ANSWER));
        }
    }

    private static void line(int number, List<String> cells, Fields faults, List<AnswerLine> into) {
        Fields at = faults.in("/" + number);
        if (cells.size() != ANSWER.size()) {
            at.fault("", Fields.INVALID, "a line has %d cells".formatted(ANSWER.size()));
            return;
        }
        UUID id = at.uuidText("/id_usulan", cells.getFirst());
        String status = cells.get(1).toUpperCase(Locale.ROOT);
        at.expect(
                status.equals(ACCEPTED) || status.equals(REJECTED),
                "/status",
                ACCEPTED + " or " + REJECTED);
        String reason = at.optional("/keterangan", cells.get(2), MAX_REASON);
        at.expect(
                !status.equals(REJECTED) || reason != null, "/keterangan", "a rejection says why");
        LocalDate on = at.dateText("/tanggal", cells.get(3));
        into.add(new AnswerLine(number, id, status.equals(ACCEPTED), reason, on));
    }

    private static RefusedException malformed(String why) {
        return RefusedException.of(ProposalCode.ANSWER_FILE_MALFORMED, why);
    }
}
