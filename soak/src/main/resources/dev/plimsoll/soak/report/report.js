'use strict';
/*
 * Draws the plots of a report from the JSON in the page. Nothing is fetched.
 *
 * A value of null is a gap: it was asked for and there was nothing. "" means that a line was not asked at that moment;
 * it becomes undefined, over which uPlot draws on.
 *
 * Keys on a plot: left and right move the cursor, with shift by ten; Home and End; Escape shows everything again.
 * Dragging zooms all plots over time at once.
 */
(() => {
  const page = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const drawn = new Map(); // element → uPlot
  if (calm.matches) document.documentElement.style.scrollBehavior = 'auto';

  // --- Numbers, as everywhere else in the report -------------------------------------------------------------------

  const digits = (v, most) => v.toLocaleString('en-US', { maximumFractionDigits: most });
  const three = v => digits(v, Math.abs(v) >= 100 ? 0 : Math.abs(v) >= 1 ? 2 : 4);

  const bytes = v => {
    const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let i = 0;
    for (; Math.abs(v) >= 1024 && i < names.length - 1; i++) v /= 1024;
    return three(v) + ' ' + names[i];
  };

  const seconds = v => {
    const a = Math.abs(v);
    if (a === 0) return '0 s';
    if (a < 0.9995e-3) return three(v * 1e6) + ' µs';
    if (a < 0.9995) return three(v * 1e3) + ' ms';
    return three(v) + ' s';
  };

  const clock = v => {
    const whole = Math.floor(Math.abs(v)), two = n => String(n).padStart(2, '0');
    const rest = two(Math.floor(whole / 60) % 60) + ':' + two(whole % 60);
    return (v < 0 ? '-' : '') + (whole < 3600 ? rest : two(Math.floor(whole / 3600)) + ':' + rest);
  };

  const written = {
    bytes, seconds,
    ratio: v => three(v * 100) + '%',
    'per-second': v => three(v) + '/s',
  };
  const inUnit = unit => written[unit] || three;
  const acrossIn = { time: clock, connections: three, cycles: three };

  // --- Steps of the axes -------------------------------------------------------------------------------------------

  const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];
  const BYTE_STEPS = Array.from({ length: 50 }, (_, i) => 2 ** i);
  const COUNT_STEPS = Array.from({ length: 15 }, (_, i) => 10 ** i).flatMap(n => [n, 2 * n, 5 * n]);
  const STEPS = { bytes: { incrs: BYTE_STEPS }, count: { incrs: COUNT_STEPS } };

  /** Of a logarithmic axis only the powers of ten. */
  const decades = (u, at) => at.map(v => (Math.abs(Math.log10(v) % 1) < 1e-9 ? v : null));

  // --- What is drawn under and over the lines ----------------------------------------------------------------------

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** Every other phase is shaded; those with room for it are labelled. */
  const phases = u => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top - 18 * devicePixelRatio, bbox.width, bbox.height + 18 * devicePixelRatio);
    ctx.clip();
    ctx.font = 11 * devicePixelRatio + 'px system-ui, sans-serif';
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
    page.bands.forEach((band, i) => {
      const from = u.valToPos(band.start, 'x', true), to = u.valToPos(band.end, 'x', true);
      if (i % 2 === 0) {
        ctx.fillStyle = colour('--band');
        ctx.fillRect(from, bbox.top, to - from, bbox.height);
      }
      if (ctx.measureText(band.name).width < to - from) {
        ctx.fillStyle = colour('--soft');
        ctx.fillText(band.name, Math.max(from, bbox.left) + 2, bbox.top - 5 * devicePixelRatio);
      }
    });
    ctx.restore();
  };

  /** A dashed line for each event, with its number where there is room. */
  const events = u => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour('--mark');
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.lineWidth = devicePixelRatio;
    ctx.font = 'bold ' + 10 * devicePixelRatio + 'px system-ui, sans-serif';
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    let free = -Infinity;
    for (const marker of page.markers) {
      const x = u.valToPos(marker.x, 'x', true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (x > free) {
        ctx.fillText(marker.n, x + 2 * devicePixelRatio, bbox.top + bbox.height - 4 * devicePixelRatio);
        free = x + 18 * devicePixelRatio;
      }
    }
    ctx.restore();
  };

  // --- From the page's data to uPlot's -----------------------------------------------------------------------------

  /** Points with a gap on either side, which no line would show. */
  const lonely = (u, i, show) => {
    if (show) return null;
    const y = u.data[i], found = [];
    for (let k = 0; k < y.length; k++) {
      if (y[k] != null && y[k - 1] == null && y[k + 1] == null) found.push(k);
    }
    return found;
  };

  const series = (line, n, chart, shown) => {
    const stroke = colour(line.stroke === 'planned' ? '--c7' : '--c' + (n % 6 + 1));
    const format = inUnit(chart.unit);
    const of = {
      label: line.name, stroke, width: 1.5,
      value: (u, v, i, at) => (at == null || shown[at] == null ? '' : format(shown[at])),
      points: { show: false, size: 4, fill: stroke, filter: lonely },
    };
    if (line.stroke === 'dashed' || line.stroke === 'planned') of.dash = [6, 4];
    if (line.stroke === 'dots') Object.assign(of, { paths: () => null, points: { show: true, size: 5, width: 1, fill: stroke + '66' } });
    if (line.stroke === 'bars') Object.assign(of, { paths: uPlot.paths.bars({ size: [0.8, 40] }), fill: stroke, width: 0, points: { show: false } });
    return of;
  };

  /** Bars stand on those after them; the legend still tells each one's own figure. */
  const stacked = lines => {
    const sums = lines.map(line => line.y.slice());
    for (let n = lines.length - 2; n >= 0; n--) {
      sums[n] = sums[n].map((v, k) => (v == null ? sums[n + 1][k] : v + (sums[n + 1][k] || 0)));
    }
    return sums;
  };

  const withFit = (chart, data, all, bands) => {
    const { x, y, slope, low, high } = chart.fit;
    const edge = s => data[0].map(at => y + s * (at - x));
    const format = inUnit(chart.unit);
    const value = (u, v) => (v == null ? '' : format(v));
    const plain = { points: { show: false }, value };
    data.push(edge(slope), edge(low), edge(high));
    all.push(
      { label: 'fit', stroke: colour('--c2'), width: 2, ...plain },
      { label: '95 % low', stroke: colour('--c2'), width: 0.5, ...plain },
      { label: '95 % high', stroke: colour('--c2'), width: 0.5, ...plain });
    const last = all.length - 1;
    bands.push({ series: [last, last - 1], fill: colour('--spread') });
  };

  const yRange = chart => (u, min, max) => {
    if (min == null) return [0, 1];
    if (chart.scale === 'log') return chart.decades;
    if (chart.across === 'cycles' && max > 0 && (max - min) / max < 0.2) {
      const room = Math.max((max - min) * 0.3, max * 1e-3, chart.unit === 'count' ? 2 : 0);
      return [Math.max(0, min - room), max + room];
    }
    return [Math.min(0, min), max > 0 ? max * 1.08 : 1];
  };

  const axis = (values, extra) => ({
    stroke: colour('--soft'), font: '11px system-ui, sans-serif',
    values, ...extra,
    grid: { stroke: colour('--grid'), width: 1, ...extra.lines },
    ticks: { stroke: colour('--rule'), width: 1, size: 4, ...extra.lines },
  });

  const options = (chart, width, small) => {
    const overTime = chart.across === 'time';
    const along = acrossIn[chart.across], format = inUnit(chart.unit);
    const data = [chart.x, ...(chart.lines[0].stroke === 'bars' ? stacked(chart.lines) : chart.lines.map(line => line.y))];
    const all = [{ label: chart.across, value: (u, v) => (v == null ? '' : along(v)) }];
    chart.lines.forEach((line, n) => all.push(series(line, n, chart, line.y)));
    const bands = [];
    if (chart.fit) withFit(chart, data, all, bands);
    const upwards = chart.scale === 'log' ? { filter: decades, lines: { filter: decades } } : STEPS[chart.unit];
    return {
      data,
      options: {
        width, height: small ? 170 : width > 700 ? 300 : 230,
        padding: [overTime ? 22 : 10, 26, 0, 0],
        series: all, bands,
        scales: {
          x: { time: false, range: overTime ? (u, min, max) => [min, max > min ? max : min + 1] : undefined },
          y: { distr: chart.scale === 'log' ? 3 : 1, range: yRange(chart) },
        },
        axes: [
          axis((u, at) => at.map(along), { space: 70, size: 32, ...(overTime ? { incrs: TIME_STEPS } : {}) }),
          axis((u, at) => at.map(v => (v == null ? '' : format(v))), { size: 66, ...upwards }),
        ],
        legend: { markers: { width: 0, fill: (u, i) => all[i].stroke } },
        cursor: overTime ? { sync: { key: 'time' }, y: false } : { y: false },
        hooks: overTime ? { drawAxes: [phases], draw: [events] } : {},
      },
    };
  };

  const unasked = line => ({ ...line, y: line.y.map(v => (v === '' ? undefined : v)) });

  /** Logarithmic plots that stand beside each other have one range, so that they can be compared. */
  const sharedDecades = element => {
    const near = [...element.closest('.plots').querySelectorAll('.plot')].map(each => page.charts[each.dataset.chart]);
    const values = near.filter(chart => chart.scale === 'log').flatMap(chart => chart.lines.flatMap(line => line.y)).filter(v => v > 0);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity), most = values.reduce((a, b) => Math.max(a, b), 0);
    return values.length ? [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most * 1.001))] : [1, 10];
  };

  const draw = element => {
    const raw = page.charts[element.dataset.chart];
    const chart = { ...raw, lines: raw.lines.map(unasked), decades: sharedDecades(element) };
    const small = element.closest('.small') !== null;
    element.classList.toggle('fitted', 'fit' in chart);
    drawn.get(element)?.destroy();
    const made = options(chart, element.clientWidth, small);
    drawn.set(element, new uPlot(made.options, made.data, element));
  };

  // --- Keys --------------------------------------------------------------------------------------------------------

  const move = (u, by) => {
    const last = u.data[0].length - 1;
    const now = u.cursor.idx == null ? (by > 0 ? -1 : last + 1) : u.cursor.idx;
    const next = Math.min(last, Math.max(0, now + by));
    u.setCursor({ left: u.valToPos(u.data[0][next], 'x'), top: 0 });
  };

  const key = (element, event) => {
    const u = drawn.get(element);
    const far = event.shiftKey ? 10 : 1;
    const does = {
      ArrowRight: () => move(u, far),
      ArrowLeft: () => move(u, -far),
      Home: () => move(u, -Infinity),
      End: () => move(u, Infinity),
      Escape: () => drawn.forEach(each => each.setData(each.data, true)),
    }[event.key];
    if (does) {
      does();
      event.preventDefault();
    }
  };

  // --- The table twin of a plot, made when it is first unfolded ----------------------------------------------------

  const twin = details => {
    const chart = page.charts[details.dataset.twin];
    const head = [chart.across === 'time' ? 'seconds' : chart.across, ...chart.lines.map(line => line.name)];
    const rows = chart.x.map((at, k) => [at, ...chart.lines.map(line => line.y[k] ?? '')]);
    const cells = (tag, row) => {
      const tr = document.createElement('tr');
      row.forEach(value => (tr.appendChild(document.createElement(tag)).textContent = value));
      return tr;
    };
    const box = document.createElement('div'), table = document.createElement('table');
    box.className = 'figures';
    box.tabIndex = 0;
    table.createTHead().append(cells('th', head));
    table.createTBody().append(...rows.map(row => cells('td', row)));
    box.append(table);
    const button = document.createElement('button');
    button.textContent = 'Copy as tab-separated text (' + (chart.unit === 'per-second' ? 'per second' : chart.unit) + ')';
    button.onclick = () => copy(button, table, [head, ...rows].map(row => row.join('\t')).join('\n'));
    details.append(box, button);
  };

  /** Browsers keep the clipboard from pages opened from disk; then the table is selected, for ctrl-C. */
  const copy = (button, table, text) => {
    const said = button.textContent;
    const say = word => {
      button.textContent = word;
      setTimeout(() => (button.textContent = said), 2000);
    };
    const select = () => {
      getSelection().selectAllChildren(table);
      say('Selected: press Ctrl-C');
    };
    navigator.clipboard ? navigator.clipboard.writeText(text).then(() => say('Copied'), select) : select();
  };

  // --- Go ----------------------------------------------------------------------------------------------------------

  const plots = [...document.querySelectorAll('.plot')];
  const drawAll = () => plots.forEach(draw);
  plots.forEach(element => element.addEventListener('keydown', event => key(element, event)));
  document.querySelectorAll('.twin').forEach(details =>
    details.addEventListener('toggle', () => details.children.length === 1 && twin(details)));
  drawAll();
  dark.addEventListener('change', drawAll);
  let width = innerWidth, waiting = 0;
  addEventListener('resize', () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 150);
  });
})();
