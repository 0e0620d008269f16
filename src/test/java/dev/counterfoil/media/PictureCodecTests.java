package dev.counterfoil.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCodecTests {

    private static BufferedImage shown(Picture picture) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void a_picture_is_shown_as_it_is_but_encoded_anew(String format) throws Exception {
        byte[] file = TestPictures.of(format, 100, 60);

        Picture picture = PictureCodec.encode(file, Picture.Size.POSTER);

        assertThat(picture.real()).isTrue();
        assertThat(picture.bytes()).isNotEqualTo(file);
        assertThat(shown(picture).getWidth()).isEqualTo(100);
        assertThat(shown(picture).getRGB(10, 30) & 0xff).as("blue on the left").isGreaterThan(200);
        assertThat(shown(picture).getRGB(90, 30) >> 16 & 0xff)
                .as("red on the right")
                .isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"4000,3000,213,160", "3000,4000,120,160", "4000,100,240,6", "30,20,30,20"})
    void it_is_made_as_small_as_it_is_shown_and_never_larger(int width, int height, int shownWidth, int shownHeight)
            throws Exception {
        BufferedImage shown = shown(PictureCodec.encode(TestPictures.of("png", width, height), Picture.Size.THUMB));

        assertThat(shown.getWidth()).isEqualTo(shownWidth);
        assertThat(shown.getHeight()).isEqualTo(shownHeight);
    }

    @Test
    void a_picture_in_more_scans_than_any_picture_has_is_refused_before_it_is_unpacked() {
        byte[] file = TestPictures.of("jpeg", 100, 60);
        byte[] scans = Arrays.copyOf(file, file.length + 202);
        for (int i = file.length; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }

        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() -> PictureCodec.encode(scans, Picture.Size.POSTER))
                .withMessage("TOO_MANY_SCANS");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestPictures.LOSSY_WEBP, TestPictures.WEBP_WITH_ALPHA, TestPictures.MOVING_WEBP})
    void a_lossy_webp_is_shown_of_a_moving_one_the_first_picture(String base64) throws Exception {
        Picture picture = PictureCodec.encode(TestPictures.decoded(base64), Picture.Size.POSTER);

        assertThat(picture.type()).isEqualTo("image/jpeg");
        assertThat(shown(picture).getWidth()).isEqualTo(100);
        assertThat(shown(picture).getHeight()).isEqualTo(60);
        assertThat(shown(picture).getRGB(10, 30) & 0xff).as("blue on the left").isGreaterThan(180);
        assertThat(shown(picture).getRGB(90, 30) >> 16 & 0xff)
                .as("red on the right")
                .isGreaterThan(180);
    }

    @ParameterizedTest
    @CsvSource({"16383,16383", "4473,4473", "0,10"})
    void a_webp_is_judged_by_the_size_that_is_unpacked_whatever_its_container_says(int width, int height) {
        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() ->
                        PictureCodec.encode(TestPictures.webpClaiming(100, 60, width, height), Picture.Size.THUMB))
                .withMessage("TOO_MANY_PIXELS");
    }

    static Stream<Arguments> whatIsNotShown() {
        return Stream.of(
                Arguments.of("SVG", utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
                Arguments.of("SVG", utf8("\uFEFF<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg/>")),
                Arguments.of("NOT_A_PICTURE", utf8("<!doctype html><html><body><svg/></body></html>")),
                Arguments.of("NOT_A_PICTURE", TestPictures.of("bmp", 10, 10)),
                Arguments.of("NOT_A_PICTURE", new byte[0]),
                Arguments.of("OTHER_KIND", utf8("\0\0\0\u001cftypavif\0\0\0\0")),
                Arguments.of("OTHER_KIND", utf8("\0\0\0\u001cftypheic\0\0\0\0")),
                Arguments.of("OTHER_KIND", TestPictures.decoded(TestPictures.LOSSLESS_WEBP)),
                Arguments.of("BROKEN", Arrays.copyOf(TestPictures.decoded(TestPictures.LOSSY_WEBP), 60)),
                Arguments.of("BROKEN", framesWithinFrames(200_000)),
                Arguments.of("BROKEN", Arrays.copyOf(TestPictures.of("png", 10, 10), 40)));
    }

    @ParameterizedTest
    @MethodSource("whatIsNotShown")
    void what_is_not_shown_says_why(String why, byte[] file) {
        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() -> PictureCodec.encode(file, Picture.Size.THUMB))
                .withMessage(why);
    }

    /** A moving WebP whose frame holds a frame, and so on: no picture at any depth. */
    private static byte[] framesWithinFrames(int depth) {
        int frame = 24;
        ByteBuffer file = ByteBuffer.allocate(12 + depth * frame).order(ByteOrder.LITTLE_ENDIAN);
        file.put(utf8("RIFF")).putInt(file.capacity() - 8).put(utf8("WEBP"));
        for (int left = depth; left > 0; left--) {
            file.put(utf8("ANMF")).putInt(left * frame - 8).position(file.position() + 16);
        }
        return file.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<byte[]> impostors() {
        return Stream.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                "<?xml version=\"1.0\"?><svg/>".getBytes(StandardCharsets.UTF_8),
                "<!doctype html><html><body>not a picture</body></html>".getBytes(StandardCharsets.UTF_8),
                "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1),
                "BM".getBytes(StandardCharsets.US_ASCII),
                TestPictures.of("bmp", 10, 10),
                new byte[0],
                Arrays.copyOf(TestPictures.of("png", 10, 10), 8),
                Arrays.copyOf(TestPictures.of("png", 10, 10), 40),
                Arrays.copyOf(TestPictures.of("jpeg", 10, 10), 60),
                Arrays.copyOf(TestPictures.of("gif", 10, 10), 9));
    }

    @ParameterizedTest
    @MethodSource("impostors")
    void what_is_no_picture_by_its_content_is_none(byte[] file) {
        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() -> PictureCodec.encode(file, Picture.Size.THUMB));
    }

    @ParameterizedTest
    @CsvSource({"20000,20000", "4473,4473", "16385,1", "1,16385", "2147483647,2147483647"})
    void a_small_file_of_very_many_pixels_is_not_unpacked(int width, int height) {
        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() -> PictureCodec.encode(TestPictures.claiming(width, height), Picture.Size.THUMB))
                .withMessage("TOO_MANY_PIXELS");
    }

    @Test
    void what_stands_beside_the_pixels_is_not_unpacked() throws Exception {
        byte[] bomb = new byte[2_000_000 + 100];
        byte[] packed = TestPictures.deflated(200_000_000);
        System.arraycopy("Comment\0\0".getBytes(StandardCharsets.US_ASCII), 0, bomb, 0, 9);
        System.arraycopy(packed, 0, bomb, 9, packed.length);
        byte[] file = TestPictures.withChunk("zTXt", Arrays.copyOf(bomb, 9 + packed.length));

        assertThat(PngChunks.bare(file)).hasSizeLessThan(500);
        assertThat(PictureCodec.encode(file, Picture.Size.THUMB).real()).isTrue();
    }

    @Test
    void a_chunk_longer_than_the_file_is_no_way_out_of_it() {
        byte[] file = TestPictures.withChunk("tEXt", new byte[10]);
        file[33] = 0x7f;

        assertThatExceptionOfType(UnfitPictureException.class)
                .isThrownBy(() -> PictureCodec.encode(file, Picture.Size.THUMB));
    }
}
