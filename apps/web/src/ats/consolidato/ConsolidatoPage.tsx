import '../../stile/rete.css';

import { Lettura, useLettura } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { CampoScelta, CampoTesto } from '../../ui/Campo.js';
import { Vuoto } from '../../ui/Vuoto.js';
import { useImporti } from '../rendiconti/importi.js';
import { useFiltri } from '../scadenzario/filtri.js';
import { SoloIncarico } from '../scadenzario/SoloIncarico.js';
import { CONSOLIDATO, type Consolidato } from './consolidato.queries.js';
import { filtrato } from './filtrato.js';
import { TabellaConsolidata } from './TabellaConsolidata.js';
import { TabellaIncrocio } from './TabellaIncrocio.js';
import { TotaleCheScende } from './TotaleCheScende.js';

const FILTRI = ['progetto', 'partner', 'dal', 'al'] as const;
const MESE = /^\d{4}-\d{2}$/;
const SLUG = /^[a-z][a-z0-9]{1,39}$/;
const mese = (scritto: string) => (MESE.test(scritto) ? scritto : null);

/** In an ATS: what its members come to together, by project, partner and month; every total leads to its parts. */
export function ConsolidatoPage() {
  const t = useTesto();
  const { consorzio: ente } = useScope();
  const { filtri, scegli } = useFiltri(FILTRI);
  const mesi = { dalMese: mese(filtri.dal), alMese: mese(filtri.al) };
  // Projects and partners to choose from are those of all; what is shown is of the one chosen.
  const tutti = useLettura(CONSOLIDATO, { progettoId: null, consorzio: null, ...mesi });
  // A partner outside the platform has no scope to be asked for: what is planned for it is in the answer of all.
  const consorzio = SLUG.test(filtri.partner) ? filtri.partner : null;
  const letta = useLettura(CONSOLIDATO, { progettoId: filtri.progetto || null, consorzio, ...mesi });
  return (
    <Pagina
      titolo={t('consolidato.titolo')}
      occhiello={t(ente.ristretto ? 'consolidato.occhielloMio' : 'consolidato.occhiello')}
    >
      <div className="campi-in-riga non-stampare">
        <CampoScelta
          etichetta={t('consolidato.progetto')}
          value={filtri.progetto}
          onChange={(valore) => scegli('progetto', valore)}
        >
          <option value="">{t('dovuti.tuttiIProgetti')}</option>
          {tutti.dati?.consolidato.perProgetto.map(({ progettoId, titolo }) => (
            <option key={progettoId} value={progettoId}>
              {titolo}
            </option>
          ))}
        </CampoScelta>
        <CampoScelta
          etichetta={t('consolidato.partner')}
          value={filtri.partner}
          onChange={(valore) => scegli('partner', valore)}
        >
          <option value="">{t('consolidato.tuttiIPartner')}</option>
          {tutti.dati?.consolidato.perPartner.map(({ partner, denominazione }) => (
            <option key={partner} value={partner}>
              {denominazione}
            </option>
          ))}
        </CampoScelta>
        <CampoTesto
          etichetta={t('consolidato.dalMese')}
          type="month"
          value={filtri.dal}
          onChange={(valore) => scegli('dal', valore)}
        />
        <CampoTesto
          etichetta={t('consolidato.alMese')}
          type="month"
          value={filtri.al}
          onChange={(valore) => scegli('al', valore)}
        />
      </div>
      <SoloIncarico />
      <Lettura di={letta}>{({ consolidato }) => <Vista consolidato={consolidato} filtri={filtri} />}</Lettura>
    </Pagina>
  );
}

type Filtri = Readonly<Record<(typeof FILTRI)[number], string>>;

function Vista({ consolidato, filtri }: { consolidato: Consolidato; filtri: Filtri }) {
  const t = useTesto();
  const { mese: nomeMese } = useImporti();
  if (consolidato.perProgetto.length === 0) {
    return (
      <Vuoto icona="ente" titolo={t('consolidato.vuoto')}>
        <p>{t('consolidato.vuotoTesto')}</p>
      </Vuoto>
    );
  }
  const { perProgetto, perPartner, perMese, incrocio, totale } = filtrato(consolidato, filtri.partner);
  const mesi = { dal: filtri.dal, al: filtri.al };
  const consorzio = perPartner.find(({ partner }) => partner === filtri.partner)?.consorzio ?? undefined;
  const scelti = { progetto: filtri.progetto, ...(consorzio && { partner: consorzio }), ...mesi };
  const nessuno = perPartner.filter(({ condivide, fuori }) => !fuori && !condivide);
  return (
    <>
      <Totali misure={totale} dietro={scelti} />
      {!totale.fuori && <p>{t('consolidato.nonSiSommano')}</p>}
      {nessuno.length > 0 && (
        <p>{t('consolidato.nonCondividono', { enti: nessuno.map(({ denominazione }) => denominazione).join(', ') })}</p>
      )}
      <TabellaConsolidata
        titolo={t('consolidato.perProgetto')}
        id="per-progetto"
        prima={t('consolidato.progetto')}
        totale={{ ...totale, dietro: scelti }}
        righe={perProgetto.map((uno) => ({
          ...{ ...uno, id: uno.progettoId, nome: uno.titolo },
          dietro: { ...scelti, progetto: uno.progettoId },
        }))}
      />
      <TabellaConsolidata
        titolo={t('consolidato.perPartner')}
        id="per-partner"
        prima={t('consolidato.partner')}
        totale={{ ...totale, dietro: scelti }}
        righe={perPartner.map((uno) => ({
          ...{ ...uno, id: uno.partner, nome: uno.denominazione },
          ...(uno.consorzio === null && { descrizione: t('consolidato.fuori') }),
          dietro: { ...scelti, ...(uno.consorzio && { partner: uno.consorzio }) },
        }))}
      />
      {perMese.length > 0 && (consorzio !== undefined || filtri.partner === '') && (
        <TabellaConsolidata
          titolo={t('consolidato.perMese')}
          id="per-mese"
          prima={t('consolidato.mese')}
          totale={{
            condiviso: totale.condiviso,
            rendicontato: totale.rendicontato,
            fuori: totale.fuori,
            dietro: scelti,
          }}
          righe={perMese.map((uno) => ({
            ...{ ...uno, id: uno.mese, nome: nomeMese(uno.mese) },
            dietro: { ...scelti, dal: uno.mese, al: uno.mese },
          }))}
        />
      )}
      <TabellaIncrocio consolidato={{ perProgetto, perPartner, incrocio }} mesi={mesi} />
    </>
  );
}

/** Beside each other, in words that say what each is. */
function Totali({
  misure,
  dietro,
}: {
  misure: ReturnType<typeof filtrato>['totale'];
  dietro: Parameters<typeof TotaleCheScende>[0]['dietro'];
}) {
  const t = useTesto();
  const { euro } = useImporti();
  const { condiviso, rendicontato, previstoCentesimi, fuori } = misure;
  const nome = t('consolidato.totale');
  return (
    <dl className="consolidato-totali">
      {!fuori && (
        <div>
          <dt>{t('consolidato.totaleCondiviso')}</dt>
          <dd>
            <TotaleCheScende
              di="condiviso"
              centesimi={condiviso?.quotaCentesimi ?? null}
              {...{ numero: condiviso?.numero ?? 0, dietro, nome }}
            />
          </dd>
          <dd className="descrizione">{t('consolidato.inSpese', { quante: condiviso?.numero ?? 0 })}</dd>
        </div>
      )}
      <div>
        <dt>{t('consolidato.totaleRendicontato')}</dt>
        <dd>
          <TotaleCheScende
            di="rendicontato"
            centesimi={rendicontato.quotaCentesimi}
            {...{ numero: rendicontato.numero, dietro, nome }}
          />
        </dd>
        <dd className="descrizione">{t('consolidato.inRighe', { quante: rendicontato.numero })}</dd>
      </div>
      {previstoCentesimi !== null && (
        <div>
          <dt>{t('consolidato.previsto')}</dt>
          <dd>{euro(previstoCentesimi)}</dd>
          <dd className="descrizione">{t('consolidato.previstoTesto')}</dd>
        </div>
      )}
    </dl>
  );
}
