package id.dinsos.registry.civil;

import java.util.List;
import java.util.UUID;

/** The civil registry as checks ask it: the port that each way of asking is an adapter of. */
interface CivilRegistry {
    CivilWay way();

    /** Whether this office can ask this way at all. */
    boolean isThere();

    /**
     * Puts a batch of questions; blocks as long as it takes, within a limit.
     *
     * @param batch the same for the same questions, so that a repetition is known over there
     */
    CivilReply ask(CivilCheck check, UUID batch, List<CivilQuestion> questions);
}
