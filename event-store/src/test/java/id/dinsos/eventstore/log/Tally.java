package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Claim;
import id.dinsos.eventstore.rules.Claims;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusalCode;
import java.util.List;
import java.util.UUID;

/** A small aggregate for the kernel's tests: a counter with an owner's name. */
public final class Tally {
    public static final Aggregate<Command, Integer, Event> AGGREGATE =
            Aggregate.of(new Rules())
                    .publishing((id, version, event, after, meta) ->
                            List.of(
                                    new OutboxMessage(
                                            "tally.v1",
                                            id.toString(),
                                            meta.owner(),
                                            version,
                                            meta.decidedAt(),
                                            new Said(after))))
                    .claiming((id, before, event) ->
                            switch (event) {
                                case Reserved(String what) -> Claims.take(claim(what, id));
                                case Freed(String what) -> Claims.release(claim(what, id));
                                case Opened _, Added _ -> Claims.NONE;
                            });

    private Tally() {}

    public static EventCodec codec() {
        return new EventCodec()
                .event("tally-opened.v1", Opened.class)
                .event("tally-added.v1", Added.class)
                .event("tally-reserved.v1", Reserved.class)
                .event("tally-freed.v1", Freed.class);
    }

    public static Claim claim(String what, UUID id) {
        return Claim.of("thing", what.getBytes(java.nio.charset.StandardCharsets.UTF_8), id);
    }

    public sealed interface Command {}

    public record Open(UUID person, String name) implements Command {}

    public record Add(int amount) implements Command {}

    public record Reserve(String what) implements Command {}

    public record Free(String what) implements Command {}

    public sealed interface Event {}

    public record Opened(PersonalData<Owner> owner) implements Event {}

    public record Added(int amount) implements Event {}

    public record Reserved(String what) implements Event {}

    public record Freed(String what) implements Event {}

    public record Owner(String name) {}

    public record Said(int total) {}

    public enum Code implements RefusalCode {
        NOT_POSITIVE;

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    static final class Rules implements Decider<Command, Integer, Event> {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<Event> decide(Command command, Integer state) {
            return switch (command) {
                case Open(UUID person, String name) ->
                        Decision.accept(new Opened(PersonalData.of(person, new Owner(name))));
                case Add(int amount) ->
                        amount > 0
                                ? Decision.accept(new Added(amount))
                                : Decision.refuse(Code.NOT_POSITIVE, "add something");
                case Reserve(String what) -> Decision.accept(new Reserved(what));
                case Free(String what) -> Decision.accept(new Freed(what));
            };
        }

        @Override
        public Integer evolve(Integer state, Event event) {
            return switch (event) {
                case Added(int amount) -> state + amount;
                case Opened _, Reserved _, Freed _ -> state;
            };
        }
    }
}
