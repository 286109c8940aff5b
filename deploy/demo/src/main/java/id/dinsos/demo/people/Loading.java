package id.dinsos.demo.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.regency.BadRows;
import id.dinsos.regency.FamilyFiles;
import id.dinsos.regency.Regency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the ministry's family files into the registry, a faulty pair first to see it refused. */
public final class Loading {
    private static final Set<String> ENDED = Set.of("DONE", "FAILED");

    /** What the intake says of a sound member row whose family has a fault. */
    private static final String WITH_ITS_FAMILY = "family-rejected";

    private final Desk desk;
    private final Loaded loaded;
    private final String intakes;

    public Loading(Desk desk, Loaded loaded) {
        this(desk, loaded, Office.OWNER);
    }

    /**
     * @param regency whose families the files hold
     */
    public Loading(Desk desk, Loaded loaded, String regency) {
        this.desk = desk;
        this.loaded = loaded;
        this.intakes = "/v1/intakes?owner=" + regency;
    }

    /** Throws where the registry holds another regency than this. */
    public void requireSame(Regency.Settings settings) throws IOException {
        loaded.requireSame(settings);
    }

    public Regency.Made make(Regency.Settings settings, FamilyFiles.Paths files)
            throws IOException {
        Regency.Made made = Regency.write(settings, files);
        desk.screen()
                .note(
                        "%s families with %s people in %s (%s MB) and %s (%s MB)"
                                .formatted(
                                        Screen.count(made.families()),
                                        Screen.count(made.members()),
                                        files.families().getFileName(),
                                        megabytes(files.families()),
                                        files.members().getFileName(),
                                        megabytes(files.members())));
        desk.screen().note("in " + files.families().getParent());
        desk.ledger().figure("counts", "families", made.families());
        desk.ledger().figure("counts", "people", made.members());
        return made;
    }

    /** Checks a faulty pair of files without loading anything of it, and lists what was found. */
    public void showFaults(Regency.Settings settings, Path folder)
            throws IOException, InterruptedException {
        FamilyFiles.Paths files = FamilyFiles.Paths.in(folder);
        List<BadRows.Written> written = BadRows.write(settings.seed(), settings.asOf(), files);
        String intake = upload(intakes + "&dryRun=true", files);
        JsonNode checked = watch(intake);
        List<List<String>> rows = new ArrayList<>();
        desk.api()
                .forEach(
                        desk.office().registrar(),
                        intake + "/errors?limit=100",
                        error -> {
                            if (!error.path("code").asText().equals(WITH_ITS_FAMILY)) {
                                rows.add(
                                        List.of(
                                                error.path("file").asText(),
                                                error.path("line").asText(),
                                                error.path("column").asText(),
                                                error.path("code").asText(),
                                                error.path("message").asText()));
                            }
                        });
        desk.screen().table(List.of("file", "line", "column", "code", "what is wrong"), rows, 5);
        desk.screen()
                .note(
                        "%d families and their %d member rows are set aside, with these reasons in files"
                                .formatted(
                                        checked.path("familiesRejected").asInt(),
                                        checked.path("membersRejected").asInt()));
        desk.check(
                "families with a fault",
                written.size() - 1,
                checked.path("familiesRejected").asInt());
    }

    /** Loads the pair of files and returns when the registry has taken all of it. */
    public void load(Regency.Settings settings, Regency.Made made, FamilyFiles.Paths files)
            throws IOException, InterruptedException {
        String intake = upload(intakes, files);
        loaded.note(settings, intake);
        desk.screen().note("taken as " + intake);
        JsonNode done = watch(intake);
        if (!isDone(done)) {
            throw new DemoException("the intake failed: " + done.path("failure").asText());
        }
        long registered = sum(done, "householdsRegistered", "householdsChanged");
        long unchanged = done.path("householdsUnchanged").asLong();
        desk.screen()
                .note(
                        "%s families and %s people registered, %s families were known already, %s rejected"
                                .formatted(
                                        Screen.count(registered),
                                        Screen.count(
                                                sum(done, "personsRegistered", "personsChanged")),
                                        Screen.count(unchanged),
                                        Screen.count(done.path("familiesRejected").asLong())));
        desk.check("families loaded", made.families(), registered + unchanged);
        desk.check(
                "people loaded",
                made.members(),
                sum(done, "personsRegistered", "personsChanged", "personsUnchanged"));
        desk.check("rows rejected", 0, sum(done, "familiesRejected", "membersRejected"));
        desk.ledger().group("intake").setAll((ObjectNode) done);
    }

    /** As {@code load}, where an earlier demo has not brought them. */
    void takeOnce(Regency.Settings settings, FamilyFiles.Paths files, int families, int members)
            throws IOException, InterruptedException {
        Optional<String> earlier = loaded.intake(settings);
        JsonNode done = earlier.isPresent() ? watch(earlier.get()) : ApiClient.object();
        if (!isDone(done)) {
            String intake = upload(intakes, files);
            loaded.note(settings, intake);
            done = watch(intake);
        }
        String owner = done.path("owner").asText();
        desk.check(
                "families loaded in " + owner,
                families,
                sum(done, "householdsRegistered", "householdsChanged", "householdsUnchanged"));
        desk.check(
                "people loaded in " + owner,
                members,
                sum(done, "personsRegistered", "personsChanged", "personsUnchanged"));
    }

    /** As {@code load}, whatever comes of it. */
    public JsonNode take(FamilyFiles.Paths files) throws IOException, InterruptedException {
        return watch(upload(intakes, files));
    }

    private String upload(String path, FamilyFiles.Paths files) throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        parts.put("families", files.families());
        parts.put("members", files.members());
        return desk.api().upload(desk.office().registrar(), path, parts);
    }

    private JsonNode watch(String intake) throws InterruptedException {
        return desk.await(
                desk.office().registrar(),
                intake,
                now -> ENDED.contains(now.path("state").asText()),
                now -> desk.screen().progress(progress(now)));
    }

    private static boolean isDone(JsonNode intake) {
        return intake.path("state").asText().equals("DONE");
    }

    private static String progress(JsonNode intake) {
        long total = Math.max(1, intake.path("bytesTotal").asLong());
        return "%-9s %3d %%  %9s families  %9s people"
                .formatted(
                        intake.path("state").asText().toLowerCase(Locale.ROOT),
                        intake.path("bytesDone").asLong() * 100 / total,
                        Screen.count(sum(intake, "householdsRegistered", "householdsChanged")),
                        Screen.count(sum(intake, "personsRegistered", "personsChanged")));
    }

    private static long sum(JsonNode counts, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += counts.path(name).asLong();
        }
        return sum;
    }

    private static String megabytes(Path file) throws IOException {
        return Screen.count(Files.size(file) / 1_000_000);
    }
}
