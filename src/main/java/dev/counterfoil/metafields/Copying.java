package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.NamespaceSubject;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Copies one row of a comparison by one operation. The forms' own rules do not apply: what the source has, the API took before, types that
 * our forms do not offer included.
 */
@Component
class Copying {

    private final Rights rights;
    private final Gate gate;
    private final CreateDefinition creation;
    private final UpdateDefinition updating;
    private final DefinitionService definitions;
    private final NamespaceService namespaces;
    private final SharingService sharing;
    private final NamespaceMirror remembered;

    Copying(
            Rights rights,
            Gate gate,
            CreateDefinition creation,
            UpdateDefinition updating,
            DefinitionService definitions,
            NamespaceService namespaces,
            SharingService sharing,
            NamespaceMirror remembered) {
        this.rights = rights;
        this.gate = gate;
        this.creation = creation;
        this.updating = updating;
        this.definitions = definitions;
        this.namespaces = namespaces;
        this.sharing = sharing;
        this.remembered = remembered;
    }

    /** Needs DEFINITION_EDIT at the target, DEFINITION_SHARE to give access. Blocks. */
    ChangeResult copy(Actor actor, UUID intent, Item item) {
        Client target = item.target();
        rights.require(actor, Permission.DEFINITION_EDIT, target.id().value());
        return switch (item.subject()) {
            case DefinitionSubject it -> copy(actor, target, intent, it);
            case NamespaceSubject it -> copy(actor, target, intent, it);
            case GrantsSubject it -> copy(actor, target, intent, it);
        };
    }

    private ChangeResult copy(Actor actor, Client target, UUID intent, DefinitionSubject subject) {
        MetafieldDefinition source = subject.source();
        MetafieldDefinition found = subject.found();
        if (source == null) {
            return nothingToDo();
        }
        DefinitionForm form = new DefinitionForm(
                source.key(),
                Comparing.text(source.name()),
                Comparing.text(source.description()),
                source.type(),
                null,
                source.validations());
        if (found == null) {
            return ChangeResult.of(gate.submit(creation.change(actor, target, intent, form)), "definition");
        }
        DefinitionUpdate difference = UpdateDefinition.difference(found, form);
        return difference == null
                ? nothingToDo()
                : ChangeResult.of(gate.submit(updating.change(actor, target, intent, found, difference)), "definition");
    }

    private ChangeResult copy(Actor actor, Client target, UUID intent, NamespaceSubject subject) {
        SeenNamespace source = subject.source();
        SeenNamespace found = subject.found();
        if (source == null) {
            return nothingToDo();
        }
        String key = source.namespace().key();
        NamespaceForm form = new NamespaceForm(
                key,
                Comparing.text(source.namespace().name()),
                Comparing.text(source.namespace().description()),
                null);
        return found == null
                ? namespaces.create(actor, target, intent, form)
                : namespaces.update(actor, target, intent, new NamespaceService.Node(key, found, 0, List.of()), form);
    }

    /** On the thing as it is now: it may have been made a moment ago, by the row before. */
    private ChangeResult copy(Actor actor, Client target, UUID intent, GrantsSubject subject) {
        if (subject.to() == Kind.NAMESPACE) {
            SeenNamespace now = remembered
                    .remembered(target.id(), subject.path().toString())
                    .orElse(null);
            return sharing.grant(
                    actor, target, intent, new Shared.Namespace(subject.path(), now), subject.give(), null);
        }
        return switch (definitions.open(actor, target, subject.path())) {
            case DefinitionService.Opened.Unread it -> new ChangeResult.NotSent(null, it.code());
            case DefinitionService.Opened.Missing it -> new ChangeResult.NotSent(null, "DEFINITION_MISSING");
            case DefinitionService.Opened.Found it ->
                sharing.grant(actor, target, intent, new Shared.Definition(it.definition()), subject.give(), null);
        };
    }

    private static ChangeResult nothingToDo() {
        return new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("", "NOTHING_CHANGED")));
    }
}
