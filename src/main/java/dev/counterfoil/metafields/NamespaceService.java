package dev.counterfoil.metafields;

import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.clients.Client;
import dev.counterfoil.mirror.NamespaceMirror;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldNamespace;
import dev.counterfoil.upstream.partners.NamespaceCreate;
import dev.counterfoil.upstream.partners.NamespaceUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The namespaces of a client, as far as they can be known, and their changes through the gate. */
@Service
public class NamespaceService {

    private final Rights rights;
    private final NamespaceMirror mirror;
    private final Ownership ownership;
    private final Gate gate;
    private final NamespaceOperations.Create creation;
    private final NamespaceOperations.Update updating;
    private final NamespaceOperations.Delete deletion;
    private final ScopeCorrection scopes;

    NamespaceService(
            Rights rights,
            NamespaceMirror mirror,
            Ownership ownership,
            Gate gate,
            NamespaceOperations.Create creation,
            NamespaceOperations.Update updating,
            NamespaceOperations.Delete deletion,
            ScopeCorrection scopes) {
        this.rights = rights;
        this.mirror = mirror;
        this.ownership = ownership;
        this.gate = gate;
        this.creation = creation;
        this.updating = updating;
        this.deletion = deletion;
        this.scopes = scopes;
    }

    /**
     * A namespace in the tree.
     *
     * @param path empty for the client's own reserved one, which is always there
     * @param remembered as the API last answered it to a change of ours; null where only its definitions tell of it
     * @param definitions how many are seen in it, levels below not counted
     */
    public record Node(String path, @Nullable SeenNamespace remembered, int definitions, List<Node> children) {

        public boolean reserved() {
            return path.isEmpty();
        }

        /** Its own part of the path. */
        public String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /** How many namespaces stand below it, at whatever depth. */
        public int below() {
            return children.stream().mapToInt(child -> 1 + child.below()).sum();
        }

        /** How many definitions are seen in those. */
        public int definitionsBelow() {
            return children.stream()
                    .mapToInt(child -> child.definitions() + child.definitionsBelow())
                    .sum();
        }

        public KeyPair keyPair() {
            return KeyPair.parse(path);
        }
    }

    /** The reserved namespace first, then the others as a tree. Needs DEFINITION_VIEW; three statements besides the check. */
    public List<Node> tree(Actor actor, Client client) {
        rights.require(actor, Permission.DEFINITION_VIEW, client.id().value());
        List<MetafieldDefinition> nested = mirror.nested(client.id());
        Set<String> others = ownership.others(client, nested);
        Map<String, Integer> populated =
                Nesting.populated(nested, definition -> Comparing.owns(client, definition, others));
        Map<String, SeenNamespace> remembered = mirror.remembered(client.id()).stream()
                .collect(Collectors.toMap(seen -> seen.namespace().path().toString(), Function.identity()));
        TreeSet<String> paths = new TreeSet<>(remembered.keySet());
        populated.keySet().forEach(path -> addWithParents(paths, path));
        remembered.keySet().forEach(path -> addWithParents(paths, path));
        List<Node> tree = new ArrayList<>();
        tree.add(new Node("", null, mirror.inReserved(client.id()), List.of()));
        tree.addAll(below("", paths, populated, remembered));
        return List.copyOf(tree);
    }

    /** How many are known besides the reserved one. Needs DEFINITION_VIEW; two statements besides the check. */
    public int count(Actor actor, Client client) {
        return tree(actor, client).stream().mapToInt(NamespaceService::size).sum() - 1;
    }

    private static int size(Node node) {
        return 1 + node.children().stream().mapToInt(NamespaceService::size).sum();
    }

    private static void addWithParents(TreeSet<String> paths, String path) {
        for (String rest = path; !rest.isEmpty(); rest = rest.substring(0, Math.max(0, rest.lastIndexOf('.')))) {
            paths.add(rest);
        }
    }

    private static List<Node> below(
            String parent, TreeSet<String> paths, Map<String, Integer> populated, Map<String, SeenNamespace> known) {
        String prefix = parent.isEmpty() ? "" : parent + ".";
        return paths.stream()
                .filter(path -> path.startsWith(prefix)
                        && path.length() > prefix.length()
                        && path.indexOf('.', prefix.length()) < 0)
                .map(path -> new Node(
                        path, known.get(path), populated.getOrDefault(path, 0), below(path, paths, populated, known)))
                .toList();
    }

    /** What can be said before sending; the API has the last word. */
    public List<FieldProblem> check(NamespaceForm form) {
        return DefinitionRules.check(form);
    }

    /** Creates a namespace through the gate. Needs DEFINITION_EDIT. Blocks. */
    public ChangeResult create(Actor actor, Client client, UUID intent, NamespaceForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        List<FieldProblem> problems = new ArrayList<>(check(form));
        problems.addAll(AccessRules.check(client, null, form.access()));
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, List.copyOf(problems));
        }
        NamespaceCreate input =
                new NamespaceCreate(form.key(), form.name(), form.description(), form.into(), form.access());
        return scopes.seen(
                actor,
                client,
                ChangeResult.of(gate.submit(creation.change(actor, client, intent, input)), "namespace"),
                input.access() != null);
    }

    /**
     * Changes what differs from what is remembered through the gate; where nothing is remembered, sends what is filled in.
     * Needs DEFINITION_EDIT. Blocks.
     */
    public ChangeResult update(Actor actor, Client client, UUID intent, Node opened, NamespaceForm form) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        MetafieldNamespace known =
                opened.remembered() == null ? null : opened.remembered().namespace();
        Access inForce = known == null ? null : known.access();
        Access access = form.access() == null ? null : Sharing.over(inForce, form.access());
        NamespaceUpdate input = new NamespaceUpdate(
                opened.keyPair(),
                changed(form.key(), opened.key()),
                changed(form.name(), known == null ? null : known.name()),
                changed(form.description(), known == null ? null : known.description()),
                access != null && inForce != null && Sharing.same(access, inForce) ? null : access);
        if (input.key() == null && input.name() == null && input.description() == null && input.access() == null) {
            return new ChangeResult.FieldProblems(null, List.of(FieldProblem.of("", "NOTHING_CHANGED")));
        }
        List<FieldProblem> problems = Stream.concat(
                        check(form).stream()
                                .filter(problem ->
                                        !(known == null && problem.code().equals("REQUIRED"))),
                        AccessRules.check(client, inForce, form.access()).stream())
                .toList();
        if (!problems.isEmpty()) {
            return new ChangeResult.FieldProblems(null, problems);
        }
        return scopes.seen(
                actor,
                client,
                ChangeResult.of(gate.submit(updating.change(actor, client, intent, input)), "namespace"),
                input.access() != null);
    }

    private static @Nullable String changed(String typed, @Nullable String known) {
        return typed.isEmpty() && known == null || Objects.equals(typed, known) ? null : typed;
    }

    /** Deletes it through the gate: what was shared into it stays, the access through it goes. Needs DEFINITION_EDIT. Blocks. */
    public ChangeResult delete(Actor actor, Client client, UUID intent, KeyPair path) {
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        return ChangeResult.of(gate.submit(deletion.change(actor, client, intent, path)), "identifier");
    }
}
