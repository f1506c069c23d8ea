package io.breakwater.marketdata.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** The vendor as one server on a free port of the loopback address. */
public final class FakeVendor implements AutoCloseable {

  public static final String KEY_ID = "test-key-id";
  public static final String SECRET_KEY = "test-secret-key";

  private final VendorData data = new VendorData();
  private final VendorStream stream = new VendorStream();
  private final VendorRest rest = new VendorRest(data);
  private Tomcat tomcat;
  private int port;

  private FakeVendor() {}

  public static FakeVendor start() {
    var vendor = new FakeVendor();
    vendor.open(0);
    return vendor;
  }

  private void open(int onPort) {
    try {
      Path base = Files.createTempDirectory("vendor");
      tomcat = new Tomcat();
      tomcat.setBaseDir(base.toString());
      var connector = new Connector();
      connector.setPort(onPort);
      connector.setProperty("address", "127.0.0.1");
      tomcat.setConnector(connector);
      var context = tomcat.addContext("", base.toString());
      Tomcat.addServlet(context, "rest", rest).addMapping("/");
      context.addServletContainerInitializer(new WsSci(), null);
      context.addApplicationListener(VendorStream.Registration.class.getName());
      context.getServletContext().setAttribute(VendorStream.ATTRIBUTE, stream);
      tomcat.start();
      port = connector.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LifecycleException e) {
      throw new IllegalStateException("the vendor does not start", e);
    }
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public URI streamUrl() {
    return URI.create("ws://127.0.0.1:" + port + "/v2/iex");
  }

  public VendorData data() {
    return data;
  }

  public VendorStream stream() {
    return stream;
  }

  public VendorRest rest() {
    return rest;
  }

  /** Adds the bars of one symbol, one for each date, priced around the number given. */
  public void trade(String symbol, List<LocalDate> dates, int price, long volume) {
    dates.forEach(date -> data.bar(symbol, date, price, volume));
  }

  public void quote(String symbol, String bid, String ask, Instant at) {
    data.quote(symbol, bid, ask, at);
  }

  /** Stops answering; the port stays ours to come back to. */
  public void goAway() {
    stream.forget();
    stop();
  }

  public void comeBack() {
    open(port);
  }

  @Override
  public void close() {
    stop();
  }

  private void stop() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("the vendor does not stop", e);
    }
  }
}
