package dev.counterfoil.media.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.media.RelatedInput;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.upstream.partners.ShopVideo;
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

/** What was typed into the form of a video of one client and not sent yet, kept between visits. */
final class VideoDraft {

    static final VideoForm EMPTY = new VideoForm("", "", List.of(), "", "");

    /**
     * As kept.
     *
     * @param base the video the form was opened on; null for a new one
     * @param intent of a sending whose outcome the person has not seen: sending again under it creates nothing twice
     */
    record Kept(
            VideoForm form,
            @Nullable Instant at,
            @Nullable UUID intent,
            @Nullable ShopVideo base) {}

    private static final String PRODUCT = "product.";

    private final Drafts drafts;
    private final Actor actor;
    private final String name;

    private final JsonMapper json = JsonMapper.shared();

    private VideoDraft(Drafts drafts, Actor actor, String name) {
        this.drafts = drafts;
        this.actor = actor;
        this.name = name;
    }

    static VideoDraft ofNew(Drafts drafts, Actor actor, ClientId client) {
        return new VideoDraft(drafts, actor, "media.new:" + client);
    }

    static VideoDraft ofEdit(Drafts drafts, Actor actor, ClientId client, String id) {
        return new VideoDraft(drafts, actor, "media.edit:" + client + ":" + id);
    }

    Optional<Kept> find() {
        return drafts.find(actor, name).map(this::kept).filter(kept -> !isEmpty(kept.form()));
    }

    /**
     * What says nothing new is not kept.
     *
     * @param sent the intent under which it is being sent, or null
     * @param base the video the form was opened on; null for a new one
     */
    void save(VideoForm form, @Nullable UUID sent, @Nullable ShopVideo base) {
        if (isEmpty(form) || base != null && sent == null && form.equals(VideoForm.of(base))) {
            discard();
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("videoUrl", form.videoUrl());
        fields.put("previewImageUrl", form.previewImageUrl());
        fields.put("mediaImageId", form.mediaImageId());
        fields.put("videoId", form.videoId());
        for (int i = 0; i < form.products().size(); i++) {
            fields.put(PRODUCT + i, form.products().get(i).product());
            fields.put(PRODUCT + i + ".variant", form.products().get(i).variant());
        }
        fields.put("at", Instant.now().toString());
        if (sent != null) {
            fields.put("intent", sent.toString());
        }
        if (base != null) {
            fields.put("base", json.writeValueAsString(base));
        }
        drafts.save(actor, name, fields);
    }

    void discard() {
        drafts.discard(actor, name);
    }

    private Kept kept(Map<String, String> fields) {
        List<RelatedInput> products = new ArrayList<>();
        for (int i = 0; fields.containsKey(PRODUCT + i); i++) {
            products.add(new RelatedInput(
                    fields.getOrDefault(PRODUCT + i, ""), fields.getOrDefault(PRODUCT + i + ".variant", "")));
        }
        return new Kept(
                new VideoForm(
                        fields.getOrDefault("videoUrl", ""),
                        fields.getOrDefault("previewImageUrl", ""),
                        products,
                        fields.getOrDefault("mediaImageId", ""),
                        fields.getOrDefault("videoId", "")),
                instant(fields.get("at")),
                uuid(fields.get("intent")),
                base(fields.get("base")));
    }

    private @Nullable ShopVideo base(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, ShopVideo.class);
        } catch (JacksonException odd) {
            return null;
        }
    }

    private static boolean isEmpty(VideoForm form) {
        return form.videoUrl().isBlank()
                && form.previewImageUrl().isBlank()
                && form.mediaImageId().isBlank()
                && form.videoId().isBlank()
                && form.products().stream()
                        .allMatch(it -> it.product().isBlank() && it.variant().isBlank());
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
