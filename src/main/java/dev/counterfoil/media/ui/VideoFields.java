package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.media.Picture;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The fields of a video, with its preview picture beside them. Judges what was typed while it is typed; what was not touched yet is not blamed. */
class VideoFields extends Composite<Div> {

    private final TextField videoUrl = new TextField();
    private final TextField previewImageUrl = new TextField();
    private final TextField mediaImageId = new TextField();
    private final TextField videoId = new TextField();
    private final Details more = new Details();
    private final Div preview = new Div();
    private final UnshownNote unshown = new UnshownNote();
    private final ProductRows products;
    private final FormErrors errors = new FormErrors();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final transient Function<VideoForm, List<FieldProblem>> check;
    private final transient Runnable changed;
    private final transient Previews previews;
    private final boolean fresh;
    private boolean filling;

    /**
     * @param fresh for a video that does not exist yet; its address and its Video GID cannot be changed later
     * @param check what is wrong with what stands in the fields
     */
    VideoFields(Previews previews, boolean fresh, Function<VideoForm, List<FieldProblem>> check, Runnable changed) {
        this.previews = previews;
        this.fresh = fresh;
        this.check = check;
        this.changed = changed;
        products = new ProductRows(this::changed);
        text(videoUrl, "videoUrl", true);
        text(previewImageUrl, "previewImageUrl", true);
        // The picture is fetched for whoever types: once they are done, not at every letter.
        previewImageUrl.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text(mediaImageId, "mediaImageId", false);
        text(videoId, "videoId", false);
        preview.addClassName("cf-form-preview");
        more.setSummaryText(getTranslation("media.form.more"));
        more.add(mediaImageId, videoId);
        videoId.setVisible(fresh);
        if (!fresh) {
            videoUrl.setReadOnly(true);
            videoUrl.setHelperText(getTranslation("media.form.videoUrl.fixed"));
            videoUrl.setRequiredIndicatorVisible(false);
        }
        Div addresses = new Div(videoUrl, previewImageUrl, unshown);
        addresses.addClassName("cf-form-addresses");
        Div top = new Div(addresses, preview);
        top.addClassName("cf-form-with-preview");
        getContent().addClassNames("cf-form", "cf-video-form");
        getContent().add(errors, top, products, more);
    }

    VideoForm form() {
        return new VideoForm(
                videoUrl.getValue().strip(),
                previewImageUrl.getValue().strip(),
                products.typed(),
                mediaImageId.getValue().strip(),
                videoId.getValue().strip());
    }

    /** Puts this into the fields, as if it had been typed but blaming nothing. */
    void fill(VideoForm form) {
        filling = true;
        videoUrl.setValue(form.videoUrl());
        previewImageUrl.setValue(form.previewImageUrl());
        mediaImageId.setValue(form.mediaImageId());
        videoId.setValue(form.videoId());
        more.setOpened(!form.mediaImageId().isBlank() || !form.videoId().isBlank());
        products.fill(form.products());
        errors.clear();
        filling = false;
        picture();
    }

    void setReadOnly(boolean readOnly) {
        fields.forEach((path, field) -> field.setReadOnly(readOnly || (!fresh && path.equals("videoUrl"))));
        products.setReadOnly(readOnly);
    }

    void focus() {
        (fresh ? videoUrl : previewImageUrl).focus();
    }

    void clearProblems() {
        errors.clear();
    }

    /** Each beside its field; what belongs to none above the form. */
    void show(List<FieldProblem> problems) {
        fields.forEach(errors::field);
        products.register(errors);
        if (problems.stream()
                .anyMatch(it -> it.field().equals("mediaImageId") || it.field().equals("videoId"))) {
            more.setOpened(true);
        }
        errors.show(problems.stream()
                .map(problem -> new FormErrors.Problem(problem.field(), words(problem)))
                .toList());
    }

    private String words(FieldProblem problem) {
        String told = problem.message();
        return told != null && !told.isBlank()
                ? told
                : Wording.of(this, "media.problem." + problem.code(), "media.problem.other", problem.code());
    }

    private void text(TextField field, String part, boolean required) {
        field.setLabel(getTranslation("media.form." + part));
        field.setHelperText(getTranslation("media.form." + part + ".hint"));
        field.setRequiredIndicatorVisible(required);
        field.setWidthFull();
        field.setManualValidation(true);
        field.setAutocapitalize(Autocapitalize.NONE);
        field.setAutocomplete(Autocomplete.OFF);
        field.addClassName("cf-mono-field");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(400);
        field.addValueChangeListener(change -> touched(part, field, change.isFromClient()));
        fields.put(part, field);
    }

    private void touched(String part, HasValidation field, boolean byHand) {
        if (filling || !byHand) {
            return;
        }
        check.apply(form()).stream()
                .filter(problem -> problem.field().equals(part))
                .findFirst()
                .ifPresentOrElse(
                        problem -> {
                            field.setErrorMessage(words(problem));
                            field.setInvalid(true);
                        },
                        () -> field.setInvalid(false));
        if (part.equals("previewImageUrl")) {
            picture();
        }
        changed();
    }

    private void changed() {
        if (!filling) {
            changed.run();
        }
    }

    /** Seen before it is sent; got by the portal, as every picture is. */
    private void picture() {
        preview.removeAll();
        unshown.clear();
        String url = previewImageUrl.getValue().strip();
        boolean any = VideoNames.host(url).isPresent();
        preview.getElement().getClassList().set("cf-form-preview-empty", !any);
        if (any) {
            preview.add(
                    previews.picture(url, Picture.Size.POSTER, getTranslation("media.form.preview"), unshown::show));
        }
    }
}
