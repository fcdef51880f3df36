package io.lectern.api.console;

import io.lectern.harness.Await;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The machine's own Chromium without a window. Debian has it as {@code chromium} and {@code chromium-driver}. Where they
 * are missing a test skips itself, unless the environment says {@code LECTERN_BROWSER_REQUIRED}.
 */
final class Browser implements AutoCloseable {

    /** For {@code @EnabledIf}. */
    static final String IS_THERE = "io.lectern.api.console.Browser#isThere";

    static final String MISSING = "install Debian's chromium and chromium-driver to run this test";

    private static final String[] BROWSERS = {"chromium", "chromium-browser", "google-chrome"};
    private static final String DRIVER = "chromedriver";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether a browser test is to be run: there is a browser, or there has to be one. */
    static boolean isThere() {
        return System.getenv("LECTERN_BROWSER_REQUIRED") != null
                || (onPath(BROWSERS).isPresent() && onPath(DRIVER).isPresent());
    }

    static Browser open() {
        Optional<Path> browser = onPath(BROWSERS);
        Optional<Path> driver = onPath(DRIVER);
        if (browser.isEmpty() || driver.isEmpty()) {
            throw new IllegalStateException("there is no browser: " + MISSING);
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .build();
        return new Browser(new ChromeDriver(service, options(browser.get())));
    }

    private static ChromeOptions options(Path browser) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability("goog:loggingPrefs", logs);
        // the last four keep the browser itself from calling home
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1440,900",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic");
        return options;
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void go(URI address) {
        driver.get(address.toString());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The first element that matches and is seen, waiting until there is one. */
    WebElement see(String css) {
        Await.until(PATIENCE, () -> find(css).isPresent(), () -> "no " + css + " in\n" + text());
        return find(css).orElseThrow();
    }

    /** The same, with this text somewhere in it. */
    WebElement see(String css, String text) {
        Await.until(
                PATIENCE, () -> find(css, text).isPresent(), () -> "no " + css + " with " + text + " in\n" + text());
        return find(css, text).orElseThrow();
    }

    private Optional<WebElement> find(String css) {
        return find(css, "");
    }

    private Optional<WebElement> find(String css, String text) {
        return run("""
                        return [...document.querySelectorAll(arguments[0])]
                          .find((one) => one.checkVisibility() && one.textContent.includes(arguments[1])) ?? null""", css, text) instanceof WebElement element ? Optional.of(element) : Optional.empty();
    }

    /** An element that is there for assistive technology or files only. */
    WebElement hidden(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Lays the page out as on a screen of this width, in CSS pixels. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 740, "deviceScaleFactor", 1, "mobile", true));
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** What the console of the browser complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    /** The addresses of everything that the page has asked for since the last call. */
    List<URI> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> Json.createReader(new StringReader(entry.getMessage()))
                        .readObject()
                        .getJsonObject("message"))
                .filter(message -> message.getString("method").equals("Network.requestWillBeSent"))
                .map(message -> message.getJsonObject("params"))
                .map(Browser::address)
                .toList();
    }

    private static URI address(JsonObject request) {
        return URI.create(request.getJsonObject("request").getString("url"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
