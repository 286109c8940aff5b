package id.dinsos.demo.registry;

import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.Desk;
import java.io.IOException;
import java.nio.file.Path;

/** What becomes of the registry in a month, each part with the figures it moves. */
public final class RegistryMonth {
    /** How many steps it shows. */
    public static final int STEPS = 3;

    private final Desk desk;
    private final Path folder;
    private final Actor supervisor;
    private final Actor colleague;

    public RegistryMonth(Desk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
        String owner = desk.office().owner();
        this.supervisor =
                new Actor(
                        "ratih", () -> desk.stack().token("ratih", owner, "supervisor", "auditor"));
        this.colleague =
                new Actor("dian", () -> desk.stack().token("dian", owner, "registrar", "auditor"));
    }

    public void run() throws IOException, InterruptedException {
        Records records = new Records(desk);
        desk.step(
                "version",
                "Registry: a new version of the ministry's list, the money it moves, and back",
                () -> new Refresh(desk, colleague, folder).run());
        desk.step(
                "proposals",
                "Registry: three villages propose, from the deliberation to the effect",
                () -> new Villages(desk, records, supervisor).run());
        desk.step(
                "people",
                "Registry: one person twice, an objection that runs out, one who is forgotten",
                () -> new OnePerson(desk, records, supervisor).run());
    }
}
