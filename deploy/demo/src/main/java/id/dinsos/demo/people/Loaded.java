package id.dinsos.demo.people;

import id.dinsos.demo.office.ApiException;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.regency.Regency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Remembers which synthetic regency the registry holds. Another one would clash with it, because
 * the families of all of them are numbered alike.
 */
public final class Loaded {
    private static final int MISSING = 404;

    private final Desk desk;
    private final Path note;

    public Loaded(Desk desk, Path folder) {
        this(desk, folder, "loaded.txt");
    }

    /**
     * @param name of the file in which it is noted
     */
    public Loaded(Desk desk, Path folder, String name) {
        this.desk = desk;
        this.note = folder.resolve(name);
    }

    /** Throws where other families are there. A note on a registry that was reset means nothing. */
    public void requireSame(Regency.Settings settings) throws IOException {
        List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
        boolean noted = !lines.isEmpty() && isThere(lines.getLast());
        if (noted ? lines.getFirst().equals(name(settings)) : isEmpty()) {
            return;
        }
        String holds = noted ? "the families of " + lines.getFirst() : "families that are not mine";
        throw new DemoException(
                "the registry holds %s. To start anew: ./dinsos down, then ./dinsos reset"
                        .formatted(holds));
    }

    private boolean isEmpty() {
        String path = "/v1/households?limit=1&region=" + desk.office().owner();
        return desk.api().get(desk.office().registrar(), path).path("items").isEmpty();
    }

    public void note(Regency.Settings settings, String intake) {
        try {
            Files.write(note, List.of(name(settings), intake));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The intake that has brought these people, if the registry has it still. */
    public Optional<String> intake(Regency.Settings settings) throws IOException {
        List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
        return !lines.isEmpty()
                        && lines.getFirst().equals(name(settings))
                        && isThere(lines.getLast())
                ? Optional.of(lines.getLast())
                : Optional.empty();
    }

    private boolean isThere(String intake) {
        try {
            return !desk.api().get(desk.office().registrar(), intake).isEmpty();
        } catch (ApiException refusal) {
            if (refusal.status() == MISSING) {
                return false;
            }
            throw refusal;
        }
    }

    private static String name(Regency.Settings settings) {
        return "--scale %s --seed %d"
                .formatted(settings.scale().name().toLowerCase(Locale.ROOT), settings.seed());
    }
}
