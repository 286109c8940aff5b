package id.dinsos.launcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.launcher.host.Home;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path state;
    private Secrets secrets;

    @BeforeEach
    void keys_exist() {
        Secrets.create(new Home(state, state));
        secrets = Secrets.of(new Home(state, state));
    }

    @Test
    void a_token_verifies_with_the_published_key_and_says_who_may_do_what_where() throws Exception {
        // When
        String token =
                new Tokens(secrets)
                        .sign("sari", "35.24", List.of("preparer", "auditor"), Tokens.LONGEST);

        // Then
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publishedKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("https://issuer.dinsos.local");
        assertThat(claims.path("aud").asText()).isEqualTo("dinsos");
        assertThat(claims.path("sub").asText()).isEqualTo("sari");
        assertThat(claims.path("region").asText()).isEqualTo("35.24");
        assertThat(claims.path("groups").toString()).isEqualTo("[\"preparer\",\"auditor\"]");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(43_200);
    }

    @Test
    void a_token_never_lives_longer_than_a_working_day() {
        assertThatThrownBy(() ->
                        new Tokens(secrets).sign("sari", "35.24", List.of(), Duration.ofHours(13)))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void a_name_that_would_break_out_of_the_token_is_refused() {
        assertThatThrownBy(() ->
                        new Tokens(secrets).sign("a\",\"x\":\"b", "35", List.of(), Tokens.LONGEST))
                .isInstanceOf(LaunchException.class);
    }

    @Test
    void secrets_are_made_once_and_readable_by_their_owner_only() throws Exception {
        // When
        Secrets.create(new Home(state, state));
        Secrets again = Secrets.of(new Home(state, state));

        // Then
        assertThat(again.masterKey(PartName.CASE)).isEqualTo(secrets.masterKey(PartName.CASE));
        assertThat(Base64.getDecoder().decode(again.topicKey())).hasSize(32);
        try (var files = Files.list(state.resolve("keys"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void keys_are_never_made_anew_beside_a_database_that_was_made_with_others() throws Exception {
        // Given
        Files.createDirectories(state.resolve("pg/registry/data"));
        Files.writeString(state.resolve("pg/registry/data/PG_VERSION"), "18\n");
        Files.delete(state.resolve("keys/secrets.properties"));

        // When
        assertThatThrownBy(() -> Secrets.create(new Home(state, state)))

                // Then
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("keys that are not here");
        assertThat(state.resolve("keys/secrets.properties")).doesNotExist();
    }

    @Test
    void keys_are_asked_for_before_the_first_start_in_vain(@TempDir Path empty) {
        assertThatThrownBy(() -> Secrets.of(new Home(empty, empty)).topicKey())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("./dinsos up");
        assertThatThrownBy(() ->
                        new Tokens(Secrets.of(new Home(empty, empty)))
                                .sign("sari", "35.24", List.of(), Tokens.LONGEST))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("./dinsos up");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void no_id_or_password_of_ours_begins_like_an_option() {
        for (int seed = 0; seed < 2_000; seed++) {
            assertThat(Secrets.word(new Random(seed), 16)).matches("[A-Za-z0-9][A-Za-z0-9_-]{21}");
        }
    }

    private PublicKey publishedKey() throws Exception {
        JsonNode key = JSON.readTree(secrets.jwks().toFile()).path("keys").path(0);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }
}
