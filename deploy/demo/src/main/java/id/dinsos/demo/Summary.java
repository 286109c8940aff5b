package id.dinsos.demo;

import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Ledger;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of the demo: how long each step took, whether all figures agree, and where to look. */
final class Summary {
    private final Desk desk;

    Summary(Desk desk) {
        this.desk = desk;
    }

    /** Whoever signs for the stack. */
    @FunctionalInterface
    interface Signer {
        String token(String sub, String region, String... roles);
    }

    /** As the starters name them: who may read the books, and who takes complaints at a desk. */
    static Map<String, String> tokens(Signer signer) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("AUDITOR", signer.token("nur", Office.OWNER, "auditor"));
        tokens.put("DESK", signer.token("agus", Office.OWNER, "officer"));
        return tokens;
    }

    void show(Stack stack, Path folder, String path) {
        URI run = stack.gateway().resolve(path);
        Screen screen = desk.screen();
        Ledger ledger = desk.ledger();
        screen.title("Done in " + Screen.seconds(ledger.total()));
        List<List<String>> rows = new ArrayList<>();
        ledger.steps().forEach((step, time) -> rows.add(List.of(step, Screen.seconds(time))));
        screen.table(List.of("step", "time"), rows, 1);
        screen.heading("What was run, from budget to close:");
        screen.table(List.of("programme", "months", "credited to", "amount"), ledger.ran(), 2);
        screen.heading("Where to look:");
        screen.table(
                List.of("what", "where"),
                List.of(
                        List.of("gateway", stack.gateway().toString()),
                        List.of("its paths", stack.gateway().resolve("/v1").toString()),
                        List.of("OpenAPI", stack.gateway().resolve("/openapi.json").toString()),
                        List.of("Kafka", stack.kafkaBootstrap()),
                        List.of("Connect", stack.url(PartName.CONNECT) + "/connectors"),
                        List.of("metrics", stack.url(PartName.DISBURSEMENT) + "/q/metrics"),
                        List.of("files", folder.toString()),
                        List.of("logs", stack.logs().toString())),
                2);
        screen.heading("Tokens for the starters and for requests of your own, for 12 hours:");
        tokens(stack::token).forEach((name, token) -> screen.note(name + "=" + token));
        screen.heading(
                "The run once more, as an auditor (the stack stays up until ./dinsos down):");
        screen.note("curl -H \"Authorization: Bearer $AUDITOR\" " + run);
        if (ledger.failed().isEmpty()) {
            screen.heading("All %d figures agree, to the rupiah.".formatted(ledger.checked()));
            return;
        }
        screen.heading(
                "WRONG: %d of %d figures do not agree:"
                        .formatted(ledger.failed().size(), ledger.checked()));
        for (Ledger.Check check : ledger.failed()) {
            screen.note(
                    "  %s: expected %s, found %s"
                            .formatted(
                                    check.what(),
                                    Screen.count(check.expected()),
                                    Screen.count(check.actual())));
        }
    }
}
