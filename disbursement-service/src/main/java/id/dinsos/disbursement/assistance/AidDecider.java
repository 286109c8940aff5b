package id.dinsos.disbursement.assistance;

import id.dinsos.disbursement.assistance.Aid.Known;
import id.dinsos.disbursement.assistance.Aid.None;
import id.dinsos.disbursement.assistance.Aid.Stage;
import id.dinsos.disbursement.assistance.AidCommand.Ask;
import id.dinsos.disbursement.assistance.AidEvent.AidInstructed;
import id.dinsos.disbursement.assistance.AidEvent.AidListed;
import id.dinsos.disbursement.assistance.AidEvent.AidRefused;
import id.dinsos.disbursement.assistance.AidEvent.AidRequested;
import id.dinsos.disbursement.assistance.AidEvent.AidTakenBack;
import id.dinsos.disbursement.assistance.AidEvent.AidUnlisted;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/**
 * The rules of aid: asked for by a case, it stands on one list at a time and is made out once; what
 * is made out is not taken back by the case, and what was refused is paid only where the case asks
 * anew. A decree gives nothing beyond its year: asked for under one of a later year, aid that was
 * not made out begins anew. Messages come more than once and change nothing then.
 */
public final class AidDecider implements Decider<AidCommand, Aid, AidEvent> {
    @Override
    public Aid initial() {
        return new None();
    }

    @Override
    public Decision<AidEvent> decide(AidCommand command, Aid aid) {
        if (!(aid instanceof Known known)) {
            return command instanceof Ask(Asked asked)
                    ? Decision.accept(new AidRequested(asked))
                    : command instanceof AidCommand.TakeBack
                            ? Decision.accept()
                            : Decision.refuse(AidCode.AID_NOT_FOUND, "no case has asked for this");
        }
        return switch (command) {
            case Ask(Asked asked) ->
                    known.stage() == Stage.WITHDRAWN
                                    || known.stage() != Stage.INSTRUCTED
                                            && asked.decreeDate().getYear()
                                                    > known.asked().decreeDate().getYear()
                            ? Decision.accept(new AidRequested(asked))
                            : Decision.accept();
            case AidCommand.AskAgain(Asked asked) ->
                    known.stage() == Stage.INSTRUCTED
                            ? Decision.accept(new AidRequested(asked))
                            : Decision.accept();
            case AidCommand.TakeBack _ ->
                    known.stage() == Stage.INSTRUCTED || known.stage() == Stage.WITHDRAWN
                            ? Decision.accept()
                            : Decision.accept(new AidTakenBack());
            case AidCommand.PutOnList(var list) ->
                    known.stage() == Stage.REQUESTED
                            ? Decision.accept(new AidListed(list))
                            : wrong(known, "put on a list");
            case AidCommand.TakeOffList(var list) ->
                    known.stage() == Stage.LISTED && list.equals(known.list())
                            ? Decision.accept(new AidUnlisted(list))
                            : Decision.accept();
            case AidCommand.Refuse(var reason, var note, var by) ->
                    known.stage() == Stage.REQUESTED
                            ? Decision.accept(new AidRefused(reason, note, by))
                            : wrong(known, "refused");
            case AidCommand.Instruct(var list, var payment) ->
                    known.stage() == Stage.LISTED && list.equals(known.list())
                            ? Decision.accept(new AidInstructed(list, payment))
                            : wrong(known, "paid with this list");
        };
    }

    @Override
    public Aid evolve(Aid aid, AidEvent event) {
        if (event instanceof AidRequested(Asked asked)) {
            return new Known(asked, Stage.REQUESTED, null, null);
        }
        Known known = (Known) aid;
        return switch (event) {
            case AidRequested _ -> known;
            case AidTakenBack _ -> known.at(Stage.WITHDRAWN, null);
            case AidListed(var list) -> known.at(Stage.LISTED, list);
            case AidUnlisted _ -> known.at(Stage.REQUESTED, null);
            case AidRefused(var reason, _, _) ->
                    new Known(known.asked(), Stage.REFUSED, null, reason);
            case AidInstructed(var list, _) -> known.at(Stage.INSTRUCTED, list);
        };
    }

    private static Decision<AidEvent> wrong(Known known, String done) {
        return Decision.refuse(
                AidCode.AID_STATE_WRONG,
                "aid that is %s cannot be %s".formatted(known.stage(), done));
    }
}
