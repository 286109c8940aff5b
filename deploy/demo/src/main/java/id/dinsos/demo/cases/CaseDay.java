package id.dinsos.demo.cases;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.people.Arrivals;
import id.dinsos.regency.Regency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The cases of the demo: a {@link Night}, a {@link Fire}, and a hundred {@link Reports}. */
public final class CaseDay {
    /** How many steps it shows. */
    public static final int STEPS = 3;

    private static final int FAMILIES = 20;

    private final Desk desk;
    private final Regency.Settings settings;
    private final Path folder;
    private final Actor supervisor;

    public CaseDay(Desk desk, Regency.Settings settings, Path folder) {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        String owner = desk.office().owner();
        this.supervisor =
                new Actor(
                        "ratih", () -> desk.stack().token("ratih", owner, "supervisor", "officer"));
    }

    /**
     * @param run a run whose families have accounts and live in the office's villages
     */
    public void run(String run) throws IOException, InterruptedException {
        JsonNode paid =
                desk.api()
                        .get(
                                desk.office().preparer(),
                                run + "/payments?state=WITHDRAWN&limit=" + FAMILIES)
                        .path("items");
        List<JsonNode> families = StreamSupport.stream(paid.spliterator(), false).toList();
        if (families.size() < FAMILIES) {
            throw new DemoException("no twenty families of " + run + " were paid");
        }
        String village = families.getFirst().path("region").asText();
        desk.step(
                "night",
                "Cases: a night, and what becomes of each",
                () -> new Night(desk, village, supervisor).run());
        desk.step(
                "fire",
                "Cases: twenty families after a fire, and furnishing aid under one decree",
                () -> new Fire(desk, families, supervisor, folder).run());
        desk.step(
                "reports",
                "Cases: a hundred reports, each judged by its kind's rules",
                () -> new Reports(desk, village, new Arrivals(desk, settings, folder)).run());
    }
}
