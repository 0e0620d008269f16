package dev.counterfoil.media.ui;

import dev.counterfoil.clients.ClientId;
import dev.counterfoil.media.RelatedInput;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of a new video of one client and not sent yet, kept between visits. */
final class VideoDraft {

    static final VideoForm EMPTY = new VideoForm("", "", List.of(), "", "");

    /**
     * As kept.
     *
     * @param intent of a sending whose outcome the person has not seen: sending again under it creates nothing twice
     */
    record Kept(
            VideoForm form, @Nullable Instant at, @Nullable UUID intent) {}

    private static final String PRODUCT = "product.";

    private final Drafts drafts;
    private final Actor actor;
    private final String name;

    VideoDraft(Drafts drafts, Actor actor, ClientId client) {
        this.drafts = drafts;
        this.actor = actor;
        this.name = "media.new:" + client;
    }

    Optional<Kept> find() {
        return drafts.find(actor, name).map(VideoDraft::kept).filter(kept -> !isEmpty(kept.form()));
    }

    void save(VideoForm form, @Nullable UUID sent) {
        if (isEmpty(form)) {
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
        drafts.save(actor, name, fields);
    }

    void discard() {
        drafts.discard(actor, name);
    }

    private static Kept kept(Map<String, String> fields) {
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
                uuid(fields.get("intent")));
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
