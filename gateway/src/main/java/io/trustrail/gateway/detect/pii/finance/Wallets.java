package io.trustrail.gateway.detect.pii.finance;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Addresses of cryptocurrencies: base58 with four bytes of a doubled SHA-256 (Bitcoin and its kin, Tron), bech32 and bech32m
 * (BIP 173, BIP 350), and the twenty bytes in hexadecimal of Ethereum.
 */
public final class Wallets implements Recogniser {

    private static final String CATEGORY = "CRYPTO_WALLET";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32M = 0x2bc830a3;
    private static final String FIRST = "13LMDTXA79tm2";
    private static final int SHORTEST = 25;
    private static final int LONGEST = 95;
    private static final int ETHEREUM = 42;
    private static final int ADDRESS_BYTES = 25;

    @Override
    public boolean triggeredBy(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = trigger;
        while (start > 0 && Chars.isAsciiAlphanumeric(text.charAt(start - 1))) {
            start--;
            if (trigger - start > SHORTEST || Chars.isDigit(text.charAt(start))) {
                return;
            }
        }
        int end = trigger;
        while (end < text.length() && end - start <= LONGEST && Chars.isAsciiAlphanumeric(text.charAt(end))) {
            end++;
        }
        if (end - start > LONGEST || !scan.startsWord(start)) {
            return;
        }
        if (scan.isUnknown(end)) {
            scan.open(start);
        } else if (end - start >= SHORTEST && scan.endsWord(end)) {
            scan.found(CATEGORY, start, end, score(text, start, end));
        }
    }

    private static double score(String text, int start, int end) {
        if (text.startsWith("0x", start)) {
            return isEthereum(text, start, end) ? 0.85 : 0;
        }
        int length = end - start;
        if (length <= 35 && FIRST.indexOf(text.charAt(start)) >= 0) {
            return hasBase58Check(text, start, end) ? 0.95 : 0;
        }
        boolean segwit =
                text.startsWith("bc1", start) || text.startsWith("tb1", start) || text.startsWith("ltc1", start);
        return segwit && hasBech32Check(text, start, end) ? 0.95 : 0;
    }

    private static boolean isEthereum(String text, int start, int end) {
        boolean varied = false;
        for (int i = start + 2; i < end; i++) {
            if (Chars.hex(text.charAt(i)) < 0) {
                return false;
            }
            varied |= text.charAt(i) != text.charAt(start + 2);
        }
        return end - start == ETHEREUM && varied;
    }

    private static boolean hasBase58Check(String text, int start, int end) {
        var bytes = new byte[ADDRESS_BYTES];
        for (int i = start; i < end; i++) {
            int carry = BASE58.indexOf(text.charAt(i));
            if (carry < 0) {
                return false;
            }
            for (int j = ADDRESS_BYTES - 1; j >= 0; j--) {
                carry += 58 * (bytes[j] & 0xff);
                bytes[j] = (byte) carry;
                carry >>= 8;
            }
            if (carry != 0) {
                return false;
            }
        }
        var hash = sha256(sha256(Arrays.copyOf(bytes, ADDRESS_BYTES - 4)));
        return Arrays.equals(hash, 0, 4, bytes, ADDRESS_BYTES - 4, ADDRESS_BYTES);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean hasBech32Check(String text, int start, int end) {
        int separator = text.indexOf('1', start);
        int checksum = 1;
        for (int i = start; i < separator; i++) {
            checksum = step(checksum, text.charAt(i) >> 5);
        }
        checksum = step(checksum, 0);
        for (int i = start; i < separator; i++) {
            checksum = step(checksum, text.charAt(i) & 31);
        }
        for (int i = separator + 1; i < end; i++) {
            int value = BECH32.indexOf(text.charAt(i));
            if (value < 0) {
                return false;
            }
            checksum = step(checksum, value);
        }
        return checksum == 1 || checksum == BECH32M;
    }

    private static int step(int checksum, int value) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) != 0 ? GENERATOR[i] : 0;
        }
        return next;
    }
}
