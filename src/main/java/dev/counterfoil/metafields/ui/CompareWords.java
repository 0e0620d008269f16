package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.NamespaceSubject;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a row of a comparison says. */
class CompareWords {

    private static final int NAMED = 3;

    private final Component view;
    private final UnaryOperator<String> names;

    /** @param names how people call a grantee */
    CompareWords(Component view, UnaryOperator<String> names) {
        this.view = view;
        this.names = names;
    }

    static Tone tone(State state) {
        return switch (state) {
            case MISSING -> Tone.ACCENT;
            case DIFFERENT -> Tone.WARNING;
            case TYPE_CONFLICT, KEY_TAKEN -> Tone.DANGER;
            case ONLY_ON_TARGET, EQUAL -> Tone.NEUTRAL;
        };
    }

    Pill state(Item item) {
        return new Pill(view.getTranslation("metafields.compare.state." + item.state()), tone(item.state()));
    }

    /** The name people know it by, if there is one. */
    static String name(Item item) {
        return switch (item.subject()) {
            case DefinitionSubject it -> {
                MetafieldDefinition one = it.source() == null ? it.found() : it.source();
                yield one == null ? "" : Objects.requireNonNullElse(one.name(), "");
            }
            case NamespaceSubject it -> {
                SeenNamespace one = it.source() == null ? it.found() : it.source();
                yield one == null
                        ? ""
                        : Objects.requireNonNullElse(one.namespace().name(), "");
            }
            case GrantsSubject it -> "";
        };
    }

    /** What copying would do, or why it does nothing. */
    Component difference(Item item) {
        Span text = new Span();
        text.addClassName("cf-compare-words");
        switch (item.state()) {
            case MISSING, ONLY_ON_TARGET, EQUAL -> text.add(plain(item));
            case DIFFERENT -> text.setText(view.getTranslation("metafields.compare.differs", fields(item)));
            case TYPE_CONFLICT ->
                text.setText(
                        view.getTranslation("metafields.compare.typeConflict", type(item, false), type(item, true)));
            case KEY_TAKEN -> text.setText(view.getTranslation("metafields.compare.keyTaken"));
        }
        return text;
    }

    private Component plain(Item item) {
        if (item.subject() instanceof GrantsSubject grants) {
            return new Span(access(grants));
        }
        if (item.subject() instanceof NamespaceSubject) {
            return new Span(view.getTranslation("metafields.compare.remembered"));
        }
        return Looks.mono(type(item, item.state() == State.ONLY_ON_TARGET));
    }

    private static String type(Item item, boolean atTarget) {
        if (item.subject() instanceof DefinitionSubject it) {
            MetafieldDefinition one = atTarget ? it.found() : it.source();
            return one == null ? "" : one.type();
        }
        return "";
    }

    private String fields(Item item) {
        if (item.subject() instanceof GrantsSubject grants) {
            return access(grants);
        }
        return item.fields().stream()
                .map(field ->
                        Wording.of(view, "metafields.compare.field." + field, "metafields.compare.field.other", field))
                .collect(Collectors.joining(", "));
    }

    /** Who gets something, and who has something there that the source does not give. */
    private String access(GrantsSubject grants) {
        List<String> words = new ArrayList<>();
        if (grants.give().level() != null || !grants.give().grants().isEmpty()) {
            words.add(view.getTranslation("metafields.compare.gives", listed(grants.give())));
        }
        if (grants.more() > 0) {
            words.add(view.getTranslation("metafields.compare.more", grants.more(), listed(grants.extra())));
        }
        return words.isEmpty() ? view.getTranslation("metafields.compare.sameAccess") : String.join(" ", words);
    }

    private String listed(Access access) {
        List<String> all = new ArrayList<>();
        if (access.level() != null) {
            all.add(view.getTranslation("metafields.compare.anybody"));
        }
        access.grants().forEach(grant -> all.add(names.apply(grant.grantee())));
        int more = all.size() - NAMED;
        String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return more > 0 ? view.getTranslation("metafields.compare.andMore", first, more) : first;
    }
}
