package dev.counterfoil.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** AES-256-GCM by Tink: a random 96-bit nonce in front of the ciphertext, a 128-bit tag behind it. */
final class Cipher {

    static final int KEY_BYTES = 32;

    private Cipher() {}

    static Aead aead(byte[] key) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        return AesGcmJce.create(AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build());
    }

    /** A binding as associated data: each text behind its length, so that no two bindings read alike. */
    static byte[] associated(String purpose, Binding binding) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, purpose);
            text(out, binding.name());
            out.writeLong(binding.owner().getMostSignificantBits());
            out.writeLong(binding.owner().getLeastSignificantBits());
            out.writeInt(binding.version());
            text(out, binding.origin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        try {
            // An encoder that reports: a replaced character would make two bindings alike.
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            out.writeInt(encoded.remaining());
            out.write(encoded.array(), 0, encoded.remaining());
        } catch (CharacterCodingException e) {
            throw new VaultException("a binding must be well-formed text");
        }
    }
}
