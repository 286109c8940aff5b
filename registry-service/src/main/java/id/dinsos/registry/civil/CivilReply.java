package id.dinsos.registry.civil;

import java.time.Duration;
import java.util.List;

/** What came of asking. A question changes nothing over there, so it may be asked again. */
sealed interface CivilReply {
    /** It answered, maybe not all and maybe not well. */
    record Answered(List<CivilLine> lines) implements CivilReply {
        public Answered {
            lines = List.copyOf(lines);
        }
    }

    /** The questions are on their way; answers come by another door. */
    record Waiting() implements CivilReply {}

    /** It wants to be left alone for so long: too many questions, or it is being repaired. */
    record Later(Duration pause) implements CivilReply {}

    /**
     * Nobody knows: it is away, slow, or answers what cannot be read.
     *
     * @param why without anything that names anybody
     */
    record Lost(String why) implements CivilReply {}
}
