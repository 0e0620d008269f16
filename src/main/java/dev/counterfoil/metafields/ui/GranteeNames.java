package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What grantees are called: our clients by name where the reader may see them, everybody else as the API calls them. */
final class GranteeNames {

    private static final int NAMED = 5;

    private final Component view;
    private final Client client;
    private final List<Client> clients;

    /**
     * @param client whose thing is shared
     * @param clients those the reader may see; of another nothing but the GID is told
     */
    GranteeNames(Component view, Client client, List<Client> clients) {
        this.view = view;
        this.client = client;
        this.clients = clients;
    }

    String of(Grant grant) {
        return Standing.isOwn(client, grant)
                ? client.name()
                : ours(grant)
                        .map(Client::name)
                        .orElseGet(() -> grant.grantee().isEmpty()
                                ? grant.kind()
                                : grant.grantee().replaceFirst("^gid://shopify/", ""));
    }

    /** Whether it is a client that none of those seen here is. */
    boolean isUnknown(Grant grant) {
        return grant.kind().equals("client")
                && !Standing.isOwn(client, grant)
                && ours(grant).isEmpty();
    }

    Span shown(Grant grant) {
        Span name = new Span();
        name.addClassNames("cf-row-main", "cf-grantee");
        Optional<Client> ours = ours(grant);
        if (ours.isPresent()) {
            name.add(new ClientName(ours.get()));
        } else {
            name.add(new Dot(Tone.NEUTRAL), Looks.mono(of(grant)));
        }
        if (ours.isEmpty() || Standing.isOwn(client, grant)) {
            Span kind = new Span(
                    Standing.isOwn(client, grant)
                            ? view.getTranslation("metafields.grantee.itself")
                            : Wording.of(
                                    view,
                                    "metafields.grantee." + grant.kind(),
                                    "metafields.grantee.other",
                                    grant.kind()));
            kind.addClassName("cf-quiet");
            name.add(kind);
        }
        return name;
    }

    /** Who loses access with the thing, by name as far as that stays readable, and what any client could do until then. */
    List<Paragraph> losing(@Nullable Access access) {
        if (access == null) {
            return List.of(line("metafields.loses.unknown"));
        }
        List<String> names = access.grants().stream()
                .filter(grant -> !Standing.isOwn(client, grant))
                .map(this::of)
                .toList();
        List<Paragraph> lines = new ArrayList<>();
        if (!names.isEmpty()) {
            String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
            lines.add(
                    names.size() > NAMED
                            ? line("metafields.loses.more", named, names.size() - NAMED)
                            : line("metafields.loses", named));
        }
        String byDefault = access.level();
        if (byDefault != null) {
            String level = Sharing.level(byDefault);
            lines.add(line(
                    "metafields.loses.default",
                    Wording.of(view, "metafields.share.level." + level, "metafields.level.other", level)));
        }
        return lines.isEmpty() ? List.of(line("metafields.loses.nobody")) : lines;
    }

    /** In few words for a list: any client, and how many clients, namespaces and roles. */
    static String counted(Component view, Client client, @Nullable Access access) {
        if (access == null) {
            return view.getTranslation("metafields.level.UNKNOWN");
        }
        List<String> parts = new ArrayList<>();
        if (Standing.of(client, access) != Standing.UNTOLD) {
            parts.add(view.getTranslation("metafields.sharedWith.us"));
        }
        if (access.level() != null) {
            parts.add(view.getTranslation("metafields.sharedWith.anybody"));
        }
        Map<String, Long> kinds = access.grants().stream()
                .filter(grant -> !Standing.isOwn(client, grant))
                .collect(Collectors.groupingBy(Grant::kind, TreeMap::new, Collectors.counting()));
        kinds.forEach((kind, many) ->
                parts.add(Wording.of(view, "metafields.sharedWith." + kind, "metafields.sharedWith.other", many)));
        return parts.isEmpty() ? "—" : String.join(" · ", parts);
    }

    private Paragraph line(String key, Object... arguments) {
        return new Paragraph(view.getTranslation(key, arguments));
    }

    private Optional<Client> ours(Grant grant) {
        return clients.stream().filter(one -> grant.grantee().equals(one.gid())).findAny();
    }
}
