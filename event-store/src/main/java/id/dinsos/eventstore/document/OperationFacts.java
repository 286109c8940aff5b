package id.dinsos.eventstore.document;

import id.dinsos.eventstore.rules.RefusalCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the code of one operation shows of it. */
final class OperationFacts {
    /** Whether a header has to be there. */
    enum Need {
        NO,
        MAY,
        MUST;

        Need or(Need other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    final Set<String> roles = new TreeSet<>();
    final Map<Integer, Set<String>> codes = new TreeMap<>();

    /** Statuses of success, with the class of the body or an empty name. */
    final Map<Integer, String> answers = new TreeMap<>();

    Need ifMatch = Need.NO;
    Need idempotencyKey = Need.NO;

    /** What is answered that is no JSON. */
    final Set<String> files = new TreeSet<>();

    void code(RefusalCode code) {
        var unused =
                codes.computeIfAbsent(code.kind().status(), status -> new TreeSet<>())
                        .add(code.code());
    }

    void file(String mediaType) {
        if (!mediaType.equals(OperationWriter.JSON)) {
            var unused = files.add(mediaType);
        }
    }

    /** A record that is known stays: the first call that answers names the body best. */
    void answer(int status, String body) {
        String before = answers.get(status);
        if (before == null || before.indexOf('.') < 0 && !body.isEmpty()) {
            var unused = answers.put(status, body);
        }
    }
}
