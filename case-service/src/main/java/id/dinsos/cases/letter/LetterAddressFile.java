package id.dinsos.cases.letter;

import id.dinsos.eventstore.secret.KeyedHash;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What stands in the code on a letter: where anybody can ask about it, and the letter's own code.
 */
@Singleton
public class LetterAddressFile {
    static final String CHECKS = "/v1/letter-checks/";

    private final KeyedHash hash;
    private final String gateway;

    public LetterAddressFile(
            KeyedHash hash,
            @ConfigProperty(name = "dinsos.public-url", defaultValue = "http://localhost:8080")
                    String gateway) {
        this.hash = hash;
        this.gateway = gateway;
    }

    String of(UUID letter) {
        return gateway + CHECKS + LetterCheckFile.of(letter, hash);
    }

    Optional<UUID> read(String code) {
        return LetterCheckFile.read(code, hash);
    }
}
