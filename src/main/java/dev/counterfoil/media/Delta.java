package dev.counterfoil.media;

import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.upstream.partners.MediaUpdate;
import dev.counterfoil.upstream.partners.ShopVideo;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a form changes of the video it was opened on. Related products are told as added and removed, so that what others did to the list
 * meanwhile stays.
 *
 * @param problem why it cannot be sent, or null
 * @param previewImageUrl new, or null for as it was
 * @param mediaImageId new, or null for as it was
 * @param rows all products of the form, in its order
 */
record Delta(
        @Nullable FieldProblem problem,
        String id,
        @Nullable String previewImageUrl,
        @Nullable String mediaImageId,
        List<RelatedProduct> rows,
        Set<RelatedProduct> added,
        Set<RelatedProduct> removed) {

    private static final Pattern ROW = Pattern.compile("relatedProducts\\.(\\d{1,6})(\\..*)?");

    static Delta between(ShopVideo openedOn, VideoEdit edit) {
        List<RelatedProduct> rows = edit.products().stream()
                .map(RelatedInput::meant)
                .flatMap(Optional::stream)
                .toList();
        Set<RelatedProduct> added = new HashSet<>(rows);
        openedOn.relatedProducts().forEach(added::remove);
        Set<RelatedProduct> removed = new HashSet<>(openedOn.relatedProducts());
        rows.forEach(removed::remove);
        String preview = edit.previewImageUrl().strip();
        String newPreview = preview.equals(openedOn.previewImageUrl()) ? null : preview;
        String image = MediaRules.gid(MediaRules.IMAGE_GID, edit.mediaImageId());
        FieldProblem problem = null;
        if (edit.mediaImageId().isBlank() && openedOn.mediaImageId() != null) {
            // What is left out stays as it is, and the reference knows no way to take it away.
            problem = FieldProblem.of("mediaImageId", "CANNOT_BE_EMPTIED");
        }
        String newImage = Objects.equals(image, openedOn.mediaImageId()) ? null : image;
        if (problem == null && newPreview == null && newImage == null && added.isEmpty() && removed.isEmpty()) {
            problem = FieldProblem.of("", "NOTHING_CHANGED");
        }
        return new Delta(problem, openedOn.id(), newPreview, newImage, rows, added, removed);
    }

    /**
     * What to send when the API has this now.
     *
     * @param input the whole list of products, since it takes the place of the one before
     * @param fields those that are written
     */
    record Sent(MediaUpdate input, Set<String> fields) {

        /** From the place in the list that was sent to the row of the form that shows the same product, or to the list. */
        FieldProblem onRow(FieldProblem problem, VideoEdit edit) {
            Matcher place = ROW.matcher(problem.field());
            if (!place.matches()) {
                return problem;
            }
            int at = Integer.parseInt(place.group(1));
            RelatedProduct about = at < input.relatedProducts().size()
                    ? input.relatedProducts().get(at)
                    : null;
            for (int row = 0; about != null && row < edit.products().size(); row++) {
                if (about.equals(edit.products().get(row).meant().orElse(null))) {
                    String part = place.group(2) == null ? "" : place.group(2);
                    return new FieldProblem("relatedProducts." + row + part, problem.code(), problem.message());
                }
            }
            return new FieldProblem("relatedProducts", problem.code(), problem.message());
        }
    }

    Sent over(ShopVideo now) {
        List<RelatedProduct> whole = new ArrayList<>();
        for (RelatedProduct row : rows) {
            if (added.contains(row) || now.relatedProducts().contains(row)) {
                whole.add(row);
            }
        }
        for (RelatedProduct other : now.relatedProducts()) {
            if (!whole.contains(other) && !removed.contains(other)) {
                whole.add(other);
            }
        }
        Set<String> fields = new HashSet<>(Set.of("relatedProducts"));
        if (previewImageUrl != null) {
            fields.add("previewImageUrl");
        }
        if (mediaImageId != null) {
            fields.add("mediaImageId");
        }
        return new Sent(new MediaUpdate(id, previewImageUrl, List.copyOf(whole), mediaImageId), fields);
    }
}
