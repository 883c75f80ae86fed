package dev.weir.broker.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** S3 requests byte by byte, with the host and the framing that a test wants. */
final class RawS3 {

    private static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=weir/20261123/us-east-1/s3/aws4_request,"
            + " SignedHeaders=host, Signature=00";

    /** A header that keeps a request from being signed. */
    static final String UNSIGNED = "Authorization:";

    private final URI endpoint;

    RawS3(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** An answer: its status, its headers by lower-case name, its body. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** What an error's XML says it is. */
        String code() {
            return text().replaceFirst("(?s).*<Code>(.*)</Code>.*", "$1");
        }
    }

    Answer send(String line, byte[] body, String... headers) throws IOException {
        return send(line, body, List.of(headers));
    }

    /** Sends a signed request, with a Content-Length unless the headers have another framing, and reads to the end. */
    Answer send(String line, byte[] body, List<String> headers) throws IOException {
        List<String> all = new ArrayList<>(headers);
        add(all, "Host: 127.0.0.1");
        add(all, "Authorization: " + AUTHORIZATION);
        add(all, "X-Amz-Date: 20261123T120000Z");
        if (headers.stream().noneMatch(each -> each.startsWith("Transfer-Encoding"))) {
            add(all, "Content-Length: " + body.length);
        }
        all.remove(UNSIGNED);
        all.add("Connection: close");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(
                (line + " HTTP/1.1\r\n" + String.join("\r\n", all) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toByteArray());
            return parsed(socket.getInputStream().readAllBytes());
        }
    }

    private static void add(List<String> headers, String header) {
        String name = header.substring(0, header.indexOf(':') + 1);
        if (headers.stream().noneMatch(each -> each.startsWith(name))) {
            headers.add(header);
        }
    }

    private static Answer parsed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
    }
}
