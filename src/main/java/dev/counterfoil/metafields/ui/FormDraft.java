package dev.counterfoil.metafields.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of one client and not sent yet, kept between visits. */
final class FormDraft {

    /**
     * As kept.
     *
     * @param intent of a sending whose outcome the person has not seen: sending again under it creates nothing twice
     */
    record Kept(
            DefinitionForm form,
            @Nullable Instant at,
            @Nullable UUID intent) {}

    private static final String RULE = "rule.";

    private final Drafts drafts;
    private final Actor actor;
    private final String name;

    FormDraft(Drafts drafts, Actor actor, ClientId client) {
        this.drafts = drafts;
        this.actor = actor;
        this.name = "metafields.new:" + client;
    }

    Optional<Kept> find() {
        return drafts.find(actor, name).map(FormDraft::kept).filter(kept -> !isEmpty(kept.form()));
    }

    void save(DefinitionForm form, @Nullable UUID sent) {
        if (isEmpty(form)) {
            discard();
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", form.key());
        fields.put("name", form.name());
        fields.put("description", form.description());
        fields.put("type", form.type());
        if (form.namespace() != null) {
            fields.put("namespace", form.namespace());
        }
        for (int i = 0; i < form.validations().size(); i++) {
            fields.put(RULE + i + ".name", form.validations().get(i).name());
            fields.put(RULE + i + ".value", form.validations().get(i).value());
        }
        fields.put("at", Instant.now().toString());
        if (sent != null) {
            fields.put("intent", sent.toString());
        }
        drafts.save(actor, name, fields);
    }

    void discard() {
        drafts.discard(actor, name);
    }

    private static Kept kept(Map<String, String> fields) {
        List<Validation> rules = new ArrayList<>();
        for (int i = 0; fields.containsKey(RULE + i + ".name"); i++) {
            rules.add(new Validation(
                    fields.getOrDefault(RULE + i + ".name", ""), fields.getOrDefault(RULE + i + ".value", "")));
        }
        String namespace = fields.get("namespace");
        return new Kept(
                new DefinitionForm(
                        fields.getOrDefault("key", ""),
                        fields.getOrDefault("name", ""),
                        fields.getOrDefault("description", ""),
                        fields.getOrDefault("type", ""),
                        namespace,
                        rules),
                instant(fields.get("at")),
                uuid(fields.get("intent")));
    }

    private static boolean isEmpty(DefinitionForm form) {
        return form.key().isBlank()
                && form.name().isBlank()
                && form.description().isBlank()
                && form.type().isBlank()
                && form.validations().isEmpty();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException odd) {
            return null;
        }
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
