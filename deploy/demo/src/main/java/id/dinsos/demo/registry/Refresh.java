package id.dinsos.demo.registry;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import id.dinsos.regency.FamilyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole list of the ministry with other deciles for every twelfth family: compared, shown with
 * the money it would move, in force by a second person, seen in the figures, and taken back whole,
 * because the next demo pays the families as the first list has them.
 */
final class Refresh {
    private static final int EVERY = 12;
    private static final int LEAST_POOR = 10;
    private static final int LAST_POOR = 4;

    private final Desk desk;
    private final Actor registrar;
    private final Actor colleague;
    private final Path folder;

    Refresh(Desk desk, Actor colleague, Path folder) {
        this.desk = desk;
        this.registrar = desk.office().registrar();
        this.colleague = colleague;
        this.folder = folder;
    }

    /**
     * A list as it was made: how many families, how many of them with another decile, and how many
     * of those leave the poorest four. Families that officers register by hand are not on it; they
     * stay as they are.
     */
    private record Made(Path file, int families, int better, int poorer, int risen) {}

    void run() throws IOException, InterruptedException {
        long poor = Records.outcomes(desk).path("poorFamilies").asLong();
        Made made = make();
        String version = received(made);
        JsonNode compared = until(version, "COMPARED");
        JsonNode total = desk.api().get(registrar, version + "/diff").path("total");
        desk.check(
                "version: families of the list",
                made.families(),
                compared.at("/counts/families").asLong());
        desk.check("version: ranked less poor", made.better(), total.path("better").asLong());
        desk.check("version: ranked poorer", made.poorer(), total.path("poorer").asLong());
        money(version);
        desk.refused(
                "The version, put in force by who handed it in", () -> approve(registrar, version));
        approve(colleague, version);
        JsonNode held = until(version, "IN_FORCE");
        long after = poor - made.risen();
        desk.check("version: poor families once it is in force", after, poor(after));
        desk.screen()
                .note(
                        "%s of %s families ranked anew, %s no longer poor: in force, then taken"
                                        .formatted(
                                                Screen.count(held.at("/outcome/changed").asLong()),
                                                Screen.count(made.families()),
                                                Screen.count(made.risen()))
                                + " back whole");
        desk.api()
                .change(
                        colleague,
                        version,
                        "reversal",
                        ApiClient.object().put("reason", "Demo: daftar percobaan"));
        JsonNode back = until(version, "TAKEN_BACK");
        desk.check(
                "version: families put back",
                held.at("/outcome/changed").asLong(),
                back.at("/outcome/changed").asLong());
        desk.check("version: poor families as before", poor, poor(poor));
    }

    private Made make() throws IOException {
        Path from = FamilyFiles.Paths.in(folder).families();
        Path to = folder.resolve("version.csv");
        int families = 0;
        int better = 0;
        int poorer = 0;
        int risen = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(from);
                CsvWriter writer = CsvWriter.builder().build(to)) {
            for (NamedCsvRecord row : rows) {
                if (families == 0) {
                    writer.writeRecord(row.getHeader());
                }
                List<String> fields = new ArrayList<>(row.getFields());
                if (families % EVERY == 0) {
                    int column = row.getHeader().indexOf("desil_nasional");
                    int decile = Integer.parseInt(fields.get(column));
                    boolean down = decile == LEAST_POOR;
                    fields.set(column, Integer.toString(down ? decile - 1 : decile + 1));
                    better += down ? 0 : 1;
                    poorer += down ? 1 : 0;
                    risen += decile == LAST_POOR ? 1 : 0;
                }
                writer.writeRecord(fields);
                families++;
            }
        }
        return new Made(to, families, better, poorer, risen);
    }

    private String received(Made made) throws IOException {
        LocalDate today = LocalDate.now(desk.clock());
        String number = "%d-Q%d".formatted(today.getYear(), (today.getMonthValue() + 2) / 3);
        return desk.api()
                .upload(
                        registrar,
                        "/v1/registry-versions?owner=%s&source=DTSEN&number=%s&asOf=%s&families=%d"
                                .formatted(desk.office().owner(), number, today, made.families()),
                        Map.of("families", made.file()));
    }

    /** Disbursement says what a month of Sembako would cost; nothing is written. */
    private void money(String version) {
        byte[] changes = desk.api().download(registrar, version + "/changes.csv").body();
        JsonNode effect =
                desk.api()
                        .askWith(
                                desk.office().preparer(),
                                "/v1/version-effects?programme=SEMBAKO&owner="
                                        + desk.office().owner(),
                                "text/csv",
                                changes);
        JsonNode total = effect.path("total");
        long rows = new String(changes, java.nio.charset.StandardCharsets.UTF_8).lines().count();
        desk.check("version: families judged twice", rows - 1, effect.path("households").asLong());
        desk.check(
                "version: eligible after is before, more who enter, less who leave",
                total.path("eligibleBefore").asLong()
                        + total.path("enters").asLong()
                        - total.path("leaves").asLong(),
                total.path("eligibleAfter").asLong());
        desk.screen()
                .note(
                        "of the families it changes Sembako pays %s a month, and would pay %s: %s"
                                .formatted(
                                        Screen.rupiah(total.path("costBeforeRupiah").asLong()),
                                        Screen.rupiah(total.path("costAfterRupiah").asLong()),
                                        total.path("leaves").asLong() + " families leave"));
    }

    private void approve(Actor actor, String version) {
        JsonNode unused = desk.api().ask(actor, version + "/approval", ApiClient.object());
    }

    private JsonNode until(String version, String state) throws InterruptedException {
        return desk.await(
                registrar,
                version,
                now -> now.path("state").asText().equals(state),
                now -> desk.screen().progress("the version is " + now.path("state").asText()));
    }

    /** Once the figures have followed. */
    private long poor(long expected) throws InterruptedException {
        return desk.await(
                        registrar,
                        Records.path(desk),
                        all -> all.at("/total/poorFamilies").asLong() == expected,
                        all -> desk.screen().progress("the figures follow"))
                .at("/total/poorFamilies")
                .asLong();
    }
}
