package dev.counterfoil.metafields.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was typed into a form and not sent yet, kept between visits. */
final class FormDraft {

    /**
     * As kept.
     *
     * @param base the definition the form was opened on, null for a new one
     * @param intent of a sending whose outcome the person has not seen: sending again under it creates nothing twice
     */
    record Kept(
            DefinitionForm form,
            @Nullable Instant at,
            @Nullable UUID intent,
            @Nullable MetafieldDefinition base) {}

    private static final String RULE = "rule.";
    private static final String ACCESS = "access";
    private static final String GRANT = "access.";

    private final Drafts drafts;
    private final Actor actor;
    private final String name;

    private final JsonMapper json = JsonMapper.shared();

    private FormDraft(Drafts drafts, Actor actor, String name) {
        this.drafts = drafts;
        this.actor = actor;
        this.name = name;
    }

    static FormDraft ofNew(Drafts drafts, Actor actor, ClientId client) {
        return new FormDraft(drafts, actor, "metafields.new:" + client);
    }

    static FormDraft ofEdit(Drafts drafts, Actor actor, ClientId client, KeyPair path) {
        return new FormDraft(drafts, actor, "metafields.edit:" + client + ":" + path);
    }

    Optional<Kept> find() {
        return drafts.find(actor, name).map(this::kept).filter(kept -> !isEmpty(kept.form()));
    }

    void save(DefinitionForm form, @Nullable UUID sent) {
        save(form, sent, null);
    }

    void save(DefinitionForm form, @Nullable UUID sent, @Nullable MetafieldDefinition base) {
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
        keep(form.access(), fields);
        fields.put("at", Instant.now().toString());
        if (sent != null) {
            fields.put("intent", sent.toString());
        }
        if (base != null) {
            fields.put("base", json.writeValueAsString(base));
        }
        drafts.save(actor, name, fields);
    }

    private static void keep(@Nullable Access access, Map<String, String> fields) {
        if (access == null) {
            return;
        }
        fields.put(ACCESS, access.level() == null ? "" : access.level());
        for (int i = 0; i < access.grants().size(); i++) {
            Grant grant = access.grants().get(i);
            fields.put(GRANT + i + ".kind", grant.kind());
            fields.put(GRANT + i + ".grantee", grant.grantee());
            fields.put(GRANT + i + ".level", grant.level());
        }
    }

    private static @Nullable Access access(Map<String, String> fields) {
        String level = fields.get(ACCESS);
        if (level == null) {
            return null;
        }
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; fields.containsKey(GRANT + i + ".kind"); i++) {
            grants.add(new Grant(
                    fields.getOrDefault(GRANT + i + ".kind", ""),
                    fields.getOrDefault(GRANT + i + ".grantee", ""),
                    fields.getOrDefault(GRANT + i + ".level", "")));
        }
        return new Access(level.isEmpty() ? null : level, grants);
    }

    void discard() {
        drafts.discard(actor, name);
    }

    private Kept kept(Map<String, String> fields) {
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
                        rules,
                        access(fields)),
                instant(fields.get("at")),
                uuid(fields.get("intent")),
                base(fields.get("base")));
    }

    private @Nullable MetafieldDefinition base(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, MetafieldDefinition.class);
        } catch (JacksonException odd) {
            return null;
        }
    }

    private static boolean isEmpty(DefinitionForm form) {
        return form.key().isBlank()
                && form.name().isBlank()
                && form.description().isBlank()
                && form.type().isBlank()
                && form.validations().isEmpty()
                && form.access() == null;
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
