import { useTesto } from '../../messages/index.js';
import { useDate } from '../../ui/date.js';
import { Tabella } from '../../ui/Tabella.js';
import { useParoleAts } from '../pagine/parole.js';
import { euro, FONTI, tabellaDelleQuote } from './bozza.js';
import type { Partner, PianoProgetto } from './progetti.queries.js';

interface Props {
  readonly piano: PianoProgetto;
  readonly partner: readonly Partner[];
}

/** A plan to be read: money by item and partner, steps, targets. */
export function PianoLeggibile({ piano, partner }: Props) {
  return (
    <>
      {FONTI.map((fonte) => (
        <Quote key={fonte} fonte={fonte} piano={piano} partner={partner} />
      ))}
      <Fasi fasi={piano.fasi} />
      <Traguardi piano={piano} partner={partner} />
    </>
  );
}

function Quote({ fonte, piano, partner }: Props & { fonte: (typeof FONTI)[number] }) {
  const t = useTesto();
  const { righe, totali, totale } = tabellaDelleQuote(piano, partner, fonte);
  // A plan in which the partners pay nothing of their own needs no table of noughts.
  if (totale === 0 && fonte === 'cofinanziamento') return null;
  return (
    <div className="progetti-larga">
      <Tabella
        didascalia={t(`progetti.${fonte}`)}
        mostraDidascalia
        colonne={[
          t('progetti.voce'),
          ...partner.map((one) => ({ numero: one.denominazione })),
          { numero: t('progetti.totale') },
        ]}
      >
        {righe.map(({ voce, celle, totale: diVoce }) => (
          <tr key={voce.voceId}>
            <th scope="row">
              {voce.codice} {voce.titolo}
            </th>
            {celle.map((centesimi, index) => (
              <td key={partner[index]!.partnerId} data-colonna={partner[index]!.denominazione} className="numero">
                {euro(centesimi)}
              </td>
            ))}
            <td data-colonna={t('progetti.totale')} className="numero">
              <strong>{euro(diVoce)}</strong>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('progetti.totale')}</th>
          {totali.map((centesimi, index) => (
            <td key={partner[index]!.partnerId} data-colonna={partner[index]!.denominazione} className="numero">
              <strong>{euro(centesimi)}</strong>
            </td>
          ))}
          <td data-colonna={t('progetti.totale')} className="numero">
            <strong>{euro(totale)}</strong>
          </td>
        </tr>
      </Tabella>
    </div>
  );
}

/** The steps of the timetable; nothing where there are none. */
export function Fasi({ fasi }: Pick<PianoProgetto, 'fasi'>) {
  const t = useTesto();
  const { periodo } = useParoleAts();
  if (fasi.length === 0) return null;
  return (
    <Tabella didascalia={t('progetti.fasi')} mostraDidascalia colonne={[t('progetti.fase'), t('progetti.termine')]}>
      {fasi.map((fase) => (
        <tr key={fase.faseId}>
          <th scope="row">{fase.titolo}</th>
          <td data-colonna={t('progetti.termine')}>{periodo(fase)}</td>
        </tr>
      ))}
    </Tabella>
  );
}

function Traguardi({ piano: { traguardi }, partner }: Props) {
  const t = useTesto();
  const { giornoBreve } = useDate();
  const nomi = new Map(partner.map(({ partnerId, denominazione }) => [partnerId, denominazione]));
  if (traguardi.length === 0) return null;
  return (
    <Tabella
      didascalia={t('progetti.traguardi')}
      mostraDidascalia
      colonne={[t('progetti.traguardo'), t('progetti.diChi'), t('progetti.entro'), { numero: t('progetti.valore') }]}
    >
      {traguardi.flatMap(({ traguardoId, titolo, tipo, unita, attesi }) =>
        attesi.map(({ partnerId, entro, valore }) => (
          <tr key={`${traguardoId} ${partnerId ?? ''} ${entro}`}>
            <th scope="row">
              {titolo}
              <span className="descrizione">{t(tipo === 'target' ? 'progetti.target' : 'progetti.milestone')}</span>
            </th>
            <td data-colonna={t('progetti.diChi')}>
              {partnerId === null ? t('progetti.interoProgetto') : nomi.get(partnerId)}
            </td>
            <td data-colonna={t('progetti.entro')}>{giornoBreve(entro)}</td>
            <td data-colonna={t('progetti.valore')} className="numero">
              {valore === null ? '' : `${unita} ${valore.replace('.', ',')}`}
            </td>
          </tr>
        )),
      )}
    </Tabella>
  );
}
