package id.dinsos.launcher.command;

import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.secret.Secrets;
import id.dinsos.launcher.secret.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a token of the local issuer. */
@Command(
        name = "token",
        description = "print a token that the local stack accepts",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "<role>",
            description = {
                "registrar, officer, preparer, approver, auditor or admin;",
                "repeat it for several"
            })
    private List<String> roles = List.of();

    @Option(
            names = "--region",
            required = true,
            paramLabel = "<code>",
            description = "the authority: 35.24 Lamongan, 35 the province")
    private String region = "";

    @Option(
            names = "--sub",
            defaultValue = "local",
            paramLabel = "<name>",
            description = "who acts (default ${DEFAULT-VALUE})")
    private String sub = "";

    @Option(
            names = "--hours",
            defaultValue = "12",
            description = "how long it is valid, at most 12 (default ${DEFAULT-VALUE})")
    private int hours;

    @Override
    public Integer call() {
        Tokens tokens = new Tokens(Secrets.of(Home.find()));
        System.out.println(tokens.sign(sub, region, roles, Duration.ofHours(hours)));
        return 0;
    }
}
