package io.breakwater.boot.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body ends in an exception once it is longer than allowed. One thread at a time.
 */
final class LimitedRequest extends HttpServletRequestWrapper {
  private final long limit;
  private final Supplier<? extends RuntimeException> tooLarge;
  private @Nullable ServletInputStream stream;

  LimitedRequest(
      HttpServletRequest request, long limit, Supplier<? extends RuntimeException> tooLarge) {
    super(request);
    this.limit = limit;
    this.tooLarge = tooLarge;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new LimitedStream(super.getInputStream());
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private long count;

    LimitedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      if (value >= 0) {
        counted(1);
      }
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      if (read > 0) {
        counted(read);
      }
      return read;
    }

    private void counted(int more) {
      count += more;
      if (count > limit) {
        throw tooLarge.get();
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
