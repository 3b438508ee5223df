// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.signature.template;

import dev.tocsin.signature.Refusal;
import dev.tocsin.signature.Request;
import dev.tocsin.signature.Verdict.Reason;
import dev.tocsin.signature.key.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.zip.CRC32;

/** A part of what is signed. */
sealed interface Part {

  byte[] bytes(Values values) throws Refusal;

  /** Fixed text. */
  record Literal(String text) implements Part {
    @Override
    public byte[] bytes(Values values) {
      return utf8(text);
    }
  }

  /** A header's value, which must be there. */
  record Header(String name) implements Part {
    @Override
    public byte[] bytes(Values values) throws Refusal {
      return utf8(
          values
              .request()
              .headers()
              .find(name)
              .orElseThrow(() -> new Refusal(Reason.MISSING_HEADER)));
    }
  }

  /** A value in the body; nothing where it is not there, which is how senders sign it. */
  record BodyField(String path) implements Part {
    @Override
    public byte[] bytes(Values values) {
      return utf8(values.request().fields().text(path).orElse(""));
    }
  }

  /** What every request has. */
  enum Field implements Part {
    BODY {
      @Override
      public byte[] bytes(Values values) {
        return values.request().body();
      }
    },
    TIMESTAMP {
      @Override
      public byte[] bytes(Values values) {
        return utf8(values.timestamp());
      }
    },
    ID {
      @Override
      public byte[] bytes(Values values) {
        return utf8(values.id());
      }
    },
    METHOD {
      @Override
      public byte[] bytes(Values values) {
        return utf8(values.request().method());
      }
    },
    URL {
      @Override
      public byte[] bytes(Values values) {
        return utf8(values.url());
      }
    },
    /** The accepted secret itself, for a sender that puts one under its own key's signature. */
    SECRET {
      @Override
      public byte[] bytes(Values values) {
        return utf8(values.secret());
      }
    },
    /** The parameters of a form; of another body nothing, if the URL has the hash of it. */
    FORM {
      @Override
      public byte[] bytes(Values values) throws Refusal {
        return utf8(form(values.request()));
      }
    },
    /** The CRC-32 of the body in decimal, which anybody can forge a body for. */
    CRC32 {
      @Override
      public byte[] bytes(Values values) {
        var checksum = new CRC32();
        checksum.update(values.request().body());
        return utf8(Long.toString(checksum.getValue()));
      }
    },
    /** The fields of a message of Amazon SNS. */
    SNS {
      @Override
      public byte[] bytes(Values values) throws Refusal {
        return SnsMessage.canonical(values.request().fields());
      }
    };

    /** The name in a template. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the body's meaning hangs on it, so that another body would not pass. */
    boolean coversBody() {
      return this == BODY || this == FORM || this == SNS;
    }
  }

  private static String form(Request request) throws Refusal {
    var type = request.headers().find("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    var hash = new Url(request.url()).parameter("bodySHA256");
    if (type.startsWith("application/x-www-form-urlencoded") || hash.isEmpty() && type.isEmpty()) {
      return Form.parse(new String(request.body(), StandardCharsets.UTF_8)).joined();
    }
    boolean covered =
        hash.isPresent()
            ? MessageDigest.isEqual(utf8(Digest.hex(request.body())), utf8(hash.get()))
            : request.body().length == 0;
    if (!covered) {
      throw new Refusal(Reason.MISMATCH);
    }
    return "";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
