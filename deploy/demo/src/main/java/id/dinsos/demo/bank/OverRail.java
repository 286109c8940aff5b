package id.dinsos.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.office.Desk;
import id.dinsos.launcher.host.Ports;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The banks behind the rail of a programme that is paid over HTTP. They listen before anything
 * leaves, and the answer to the first sending is lost, so that the service has to ask.
 */
final class OverRail {
    private static final long DELAY_MILLIS = 15_000;

    private final Desk desk;
    private final RailSimulator rail;

    private OverRail(Desk desk, RailSimulator rail) {
        this.desk = desk;
        this.rail = rail;
    }

    static OverRail open(Desk desk) throws IOException {
        RailSimulator rail =
                new RailSimulator(
                        desk.stack().port(Ports.Extra.RAIL),
                        () -> LocalDate.now(desk.clock()),
                        DELAY_MILLIS);
        rail.tell(RailSimulator.Trouble.LOSE_ANSWER);
        return new OverRail(desk, rail);
    }

    /** The banks say all they know, and the service asks until it has heard it. */
    void answer(String programme, String run, List<BankFile> files, BankSimulator banks)
            throws InterruptedException {
        long credited = files.stream().mapToLong(banks::creditedAtFirstRupiah).sum();
        try (rail) {
            rail.banks(banks::overRail);
            JsonNode unused =
                    desk.await(
                            desk.office().preparer(),
                            run,
                            now -> now.path("money").path("creditedRupiah").asLong() == credited,
                            now -> desk.screen().progress("the rail is asked"));
            for (BankFile file : files) {
                desk.check(
                        programme + ": sendings over the rail of " + file.bank(),
                        1,
                        rail.sendings(UUID.fromString(file.id())));
            }
        }
        desk.screen().note("the first answer was lost; the rail was asked, and nothing sent twice");
    }
}
