package id.dinsos.demo.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import id.dinsos.regency.FamilyFiles;
import id.dinsos.regency.Regency;
import id.dinsos.regency.Regions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Brings in the people of another office: its regions, its family files, and, person by person,
 * what the files do not hold. Whatever is there already stays as it is, so that a second demo finds
 * the first one's people.
 */
public final class Arrivals {
    /** Commands at a time; more would only wait in the gateway. */
    private static final int AT_ONCE = 16;

    private final Desk desk;
    private final Regency.Settings settings;
    private final Path folder;
    private final Map<String, String> records = new ConcurrentHashMap<>();

    public Arrivals(Desk desk, Regency.Settings settings, Path folder) {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
    }

    /** The family files of a regency. */
    public record Part(String owner, FamilyFiles.Paths files, int families, int members) {}

    private static String path(String person) {
        return "/v1/persons/" + person;
    }

    /** Loads a file of regions, as an administrator does before an office begins. */
    public void regions(String name) throws IOException {
        Actor admin =
                new Actor("root", () -> desk.stack().token("root", desk.office().owner(), "admin"));
        try (InputStream file = Regions.open(name)) {
            desk.api().putCsv(admin, "/v1/regions", file.readAllBytes());
        }
    }

    /** Loads the parts one after the other, those that an earlier demo has not. */
    public void load(List<Part> parts) throws IOException, InterruptedException {
        int families = 0;
        int members = 0;
        for (Part part : parts) {
            Loaded loaded = new Loaded(desk, folder, "loaded-%s.txt".formatted(part.owner()));
            Loading loading = new Loading(desk, loaded, part.owner());
            loading.takeOnce(settings, part.files(), part.families(), part.members());
            families += part.families();
            members += part.members();
        }
        desk.screen()
                .note(
                        "%s families with %s people are registered"
                                .formatted(Screen.count(families), Screen.count(members)));
    }

    /** The record of whom the files of an office call by this key; the registry alone can tell. */
    public String record(String owner, String idSemesta) {
        return records.computeIfAbsent(
                owner + "/" + idSemesta,
                unused ->
                        desk.api()
                                .ask(
                                        desk.office().registrar(),
                                        "/v1/persons/search",
                                        ApiClient.object()
                                                .put("region", owner)
                                                .put("idSemesta", idSemesta))
                                .path("items")
                                .path(0)
                                .path("id")
                                .asText());
    }

    /** Opens an account for somebody who has none. */
    public void account(String person, String bank, String number, String holder) {
        ObjectNode account =
                ApiClient.object().put("bank", bank).put("number", number).put("holder", holder);
        desk.api()
                .changeUnless(
                        known -> known.path("account").isObject(),
                        desk.office().registrar(),
                        path(person),
                        "account",
                        account);
    }

    public boolean isAlive(String person) {
        return desk.api().get(desk.office().registrar(), path(person)).path("alive").asBoolean();
    }

    /** Reports a death, today's at the latest. */
    public void died(String person, LocalDate day) {
        LocalDate today = LocalDate.now(desk.clock());
        ObjectNode death =
                ApiClient.object()
                        .put("diedOn", (day.isAfter(today) ? today : day).toString())
                        .put("evidence", "Akta kematian");
        var unused = desk.api().ask(desk.office().registrar(), path(person) + "/death", death);
    }

    /** Does the same for many, some at a time, and shows how far it has come. */
    public <T> void each(String doing, List<T> all, Consumer<T> work) throws InterruptedException {
        long started = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> jobs = new ArrayList<>();
            all.forEach(one -> jobs.add(workers.submit(() -> work.accept(one))));
            for (int i = 0; i < jobs.size(); i++) {
                var unused = jobs.get(i).get();
                desk.screen().progress(doing, i + 1L, all.size(), started);
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } finally {
            var unused = workers.shutdownNow();
        }
    }
}
