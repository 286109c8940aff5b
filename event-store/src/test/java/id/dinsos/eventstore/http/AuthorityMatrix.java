package id.dinsos.eventstore.http;

import id.dinsos.testkit.TestTokens;
import id.dinsos.testkit.door.DoorMatrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The matrix of roles and regions over every operation of the service under test. */
public final class AuthorityMatrix {
    private final DoorMatrix matrix;

    private AuthorityMatrix(DoorMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * @param records by kind the id of one record of 35.24
     */
    public static AuthorityMatrix of(int port, Map<String, String> records) {
        URI base = URI.create("http://localhost:" + port);
        return new AuthorityMatrix(new DoorMatrix(base, TestTokens::mint, records));
    }

    /** What is not as the rows of {@code doors.csv} say, one line each. */
    public List<String> findings() {
        return matrix.findings(Operations.all(), rows());
    }

    private static List<String> rows() {
        try (InputStream file = AuthorityMatrix.class.getResourceAsStream("/doors.csv")) {
            return file == null
                    ? List.of()
                    : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                            .lines()
                            .skip(1)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
