package id.dinsos.registry.psks;

import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.TieProcess;
import id.dinsos.registry.psks.Post.Tenure;
import id.dinsos.registry.psks.Psks.Assignment;
import id.dinsos.registry.psks.Psks.Contact;
import id.dinsos.registry.psks.Psks.Registered;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A resource and the posts it holds: where a region has one of a kind only, its post is decided on
 * together with the assignment, so that of two offices assigning at once one is refused, and
 * whoever ends frees what they held and what they were to hold.
 */
public final class ServiceProcess {
    private final Aggregate<PsksDecider.Command, Psks, PsksEvent> resources;
    private final Aggregate<PostDecider.Command, Post, PostEvent> posts;
    private final TieProcess people;

    public ServiceProcess(
            Aggregate<PsksDecider.Command, Psks, PsksEvent> resources,
            Aggregate<PostDecider.Command, Post, PostEvent> posts,
            Aggregate<PersonCommand, Person, PersonEvent> persons) {
        this.resources = resources;
        this.posts = posts;
        this.people = new TieProcess(persons);
    }

    /** Where the resource is a registered person, they are alive and under their own record. */
    public void register(UnitOfWork unit, UUID id, PsksDecider.Register register) {
        if (register.personId() != null) {
            people.requireAble(unit, register.personId());
        }
        unit.require(resources, id, register);
    }

    public void correct(UnitOfWork unit, UUID id, Contact contact) {
        unit.require(
                resources,
                id,
                new PsksDecider.CorrectContact(
                        PersonalData.of(known(unit, id).contact().subject(), contact)));
    }

    public void assign(UnitOfWork unit, UUID id, Assignment assignment) {
        unit.require(resources, id, new PsksDecider.Assign(assignment));
        Registered known = known(unit, id);
        if (known.kind().isAlone()) {
            unit.require(
                    posts,
                    Post.idOf(known.kind(), assignment.region()),
                    new PostDecider.Take(new Tenure(id, assignment.id(), assignment.period())));
        }
    }

    public void endAssignment(UnitOfWork unit, UUID id, PsksDecider.EndAssignment end) {
        unit.require(resources, id, end);
        Registered known = known(unit, id);
        for (Assignment one : known.assignments()) {
            if (one.id().equals(end.assignmentId())) {
                leave(unit, known, one, end.lastDay());
            }
        }
    }

    /** Ends the service and every assignment; what was to begin later never does. */
    public void end(UnitOfWork unit, UUID id, PsksDecider.End end) {
        Registered known = known(unit, id);
        unit.require(resources, id, end);
        List<Assignment> over =
                known.assignments().stream()
                        .filter(one -> one.period().lastsBeyond(end.lastDay()))
                        .toList();
        if (known.kind().isAlone()) {
            unit.needs(over.stream().map(one -> Post.idOf(known.kind(), one.region())).toList());
        }
        over.forEach(one -> leave(unit, known, one, end.lastDay()));
    }

    private void leave(UnitOfWork unit, Registered known, Assignment one, LocalDate lastDay) {
        if (known.kind().isAlone()) {
            unit.require(
                    posts,
                    Post.idOf(known.kind(), one.region()),
                    new PostDecider.Leave(one.id(), lastDay));
        }
    }

    private Registered known(UnitOfWork unit, UUID id) {
        if (unit.state(resources, id) instanceof Registered known) {
            return known;
        }
        throw RefusedException.of(PsksCode.RESOURCE_UNKNOWN, "there is no such resource");
    }
}
